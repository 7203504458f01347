//! One sort for everything that has a number to sort by. Knows numbers; must not know what is sorted.
//!
//! Every `sort_by_key` on another type is compiled anew, at about 5 kB of wasm each; this one is compiled once.

/// The items by ascending key; equal keys keep their order. Builds 12 bytes an item beside the list.
pub fn by_key<T>(items: Vec<T>, key: impl Fn(&T) -> u64) -> Vec<T> {
    let mut order: Vec<(u64, u32)> = items.iter().zip(0..).map(|(item, nth)| (key(item), nth)).collect();
    order.sort_unstable();
    let mut items: Vec<Option<T>> = items.into_iter().map(Some).collect();
    order.into_iter().filter_map(|(_, nth)| items[nth as usize].take()).collect()
}

/// A key that sorts by `first`, then by `second`.
pub fn pair_key(first: u32, second: u32) -> u64 {
    u64::from(first) << 32 | u64::from(second)
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
        assert!(span_key(crate::text::Span::new(1, 9)) < span_key(crate::text::Span::new(1, 4)));
    }
}
