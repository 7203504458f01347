//! Floor 6: other people's pages: the JavaScript API, the element and the page annotator. Must not know the app's views.
