// Waiting for what comes with a later frame, a worker's answer or a write to storage. Knows time; must not know what is waited for.

const PAUSE = 50;

/**
 * Tries an assertion until it holds and answers what it answers; after the limit its last error is thrown. To assert that nothing happens,
 * first wait for something that comes after it would have.
 * @template T
 * @param {() => T | Promise<T>} holds
 * @param {number} [limit] milliseconds
 * @returns {Promise<T>}
 */
export async function eventually(holds, limit = 10_000) {
  for (const end = Date.now() + limit; ; await new Promise((resolve) => setTimeout(resolve, PAUSE))) {
    try {
      return await holds();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}
