//! What was read last at a few tokens, so that grammars that ask one after another read each number once. Must not know what is read.

use std::cell::RefCell;

/// Places that are kept; a grammar seldom goes back farther.
const SLOTS: usize = 8;

/// Values by key, the newer in place of the older.
pub struct Memo<T>(RefCell<[(usize, T); SLOTS]>);

impl<T: Copy + Default> Default for Memo<T> {
    fn default() -> Self {
        Memo(RefCell::new([(usize::MAX, T::default()); SLOTS]))
    }
}

impl<T: Copy> Memo<T> {
    /// The value of `key`, read where it is not known.
    pub fn get(&self, key: usize, read: impl FnOnce() -> T) -> T {
        let (known, value) = self.0.borrow()[key % SLOTS];
        if known == key {
            return value;
        }
        let value = read();
        self.0.borrow_mut()[key % SLOTS] = (key, value);
        value
    }
}

#[cfg(test)]
mod tests {
    use super::Memo;

    #[test]
    fn reads_once_until_pushed_out() {
        let memo = Memo::default();
        assert_eq!(memo.get(3, || 7), 7);
        assert_eq!(memo.get(3, || 8), 7);
        assert_eq!(memo.get(11, || 9), 9);
        assert_eq!(memo.get(3, || 8), 8);
    }
}
