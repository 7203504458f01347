//! One sort for everything that has a number to sort by. Knows numbers; must not know what is sorted.
//!
//! Every `sort_by_key` on another type is compiled anew, at about 5 kB of wasm each; this one is compiled once.

/// The items by ascending key; equal keys keep their order. Builds 12 bytes an item beside the list.
///
/// What is in order already, as most lists of marks are, comes back as it is.
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    if items.is_sorted_by_key(&key) {
        return items;
    }
    let mut order: Vec<(u64, u32)> = items.iter().zip(0..).map(|(item, nth)| (key(item), nth)).collect();
    order.sort_unstable();
    in_order(items, order.into_iter().map(|(_, nth)| nth))
}

/// The items by their text, then by a number; equal ones keep their order. Builds 28 bytes an item beside the list.
pub fn by_text<T>(items: Vec<T>, key: impl Fn(&T) -> (&str, u64)) -> Vec<T> {
    let mut order: Vec<((&str, u64), u32)> = items.iter().zip(0..).map(|(item, nth)| (key(item), nth)).collect();
    order.sort_unstable();
    let order: Vec<u32> = order.into_iter().map(|(_, nth)| nth).collect();
    in_order(items, order.into_iter())
}

fn in_order<T>(items: Vec<T>, order: impl Iterator<Item = u32>) -> Vec<T> {
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.filter_map(|nth| items[nth as usize].take()).collect()
}

/// A key that sorts by `first`, then by `second`.
pub fn pair_key(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
}

/// A key that sorts spans by first byte, shorter ones first.
pub fn place_key(span: super::Span) -> u64 {
    pair_key(span.start, span.end)
}

/// A key that sorts spans by first byte, longer ones first.
pub fn span_key(span: super::Span) -> u64 {
    pair_key(span.start, !span.end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sorts_and_keeps_equals_in_order() {
        let sorted = by_key(vec![("b", 2), ("a", 1), ("c", 2), ("d", 0)], |&(_, key)| key);
        assert_eq!(sorted.iter().map(|(name, _)| *name).collect::<String>(), "dabc");
        let sorted = by_text(vec![("b", 2), ("a", 9), ("b", 1)], |&(name, key)| (name, key));
        assert_eq!(sorted, [("a", 9), ("b", 1), ("b", 2)]);
        assert!(span_key(crate::text::Span::new(1, 9)) < span_key(crate::text::Span::new(1, 4)));
    }
}
