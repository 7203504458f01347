//! Floor 3: the reader's tags, notes and corrections. Knows the model, the undo log and the store trait; must not know where a store keeps things.
