package io.quarkiverse.handlertesting.junit;

/**
 * Gives configuration keys other values during the running test. Tests inject it. {@link TestSetting} says which code the
 * values
 * reach, and which keys are refused.
 * <p>
 * Thread-safe.
 */
public interface TestSettings {

    /**
     * Sets the value of a key from now on until the end of the test, in place of one that the test or {@link TestSetting} has
     * set.
     *
     * @param key without a profile
     * @param value may have expressions; the empty string stands for a value that is missing
     * @throws IllegalStateException if no test is running, or the value cannot reach the code that reads the key
     */
    void set(String key, String value);
}
