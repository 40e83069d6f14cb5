package io.quarkiverse.handlertesting.runtime.internal.settings;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.ConfigProvider;

import io.quarkiverse.handlertesting.junit.TestSettings;
import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;

/** The values that running tests have given to configuration keys. Thread-safe. */
@Singleton
public class SettingsOfTests implements TestSettings {

    private final FixedKeys fixed;
    private final Map<TestRun, Map<String, String>> all = new ConcurrentHashMap<>();

    SettingsOfTests(FixedKeys fixed) {
        this.fixed = fixed;
    }

    @Override
    public void set(String key, String value) {
        TestRun run = ApplicationTestRuns.findRun();
        if (run == null) {
            throw new IllegalStateException("TestSettings.set(\"" + key + "\", …) was called while no test was running: call it"
                    + " in a test method, or in a @BeforeEach method.");
        }
        fixed.refusal(key).ifPresent(refusal -> {
            throw new IllegalStateException("TestSettings cannot set " + refusal);
        });
        set(run.test(), key, value);
    }

    /** Sets a value whose key is not refused. */
    public void set(TestRun test, String key, String value) {
        ConfigProvider.getConfig().getConfigSources().forEach(source -> {
            if (source instanceof SettingsSource ours) {
                ours.use(this);
            }
        });
        all.computeIfAbsent(test, first -> new ConcurrentHashMap<>()).put(key, value);
    }

    /** Forgets the values of a test. */
    public void end(TestRun test) {
        all.remove(test);
    }

    /** The value for the code that runs now; {@code null} if its test has set none. */
    String value(String key) {
        if (all.isEmpty()) {
            return null;
        }
        RunningCause cause = ApplicationTestRuns.findCause();
        TestRun run = cause == null ? ApplicationTestRuns.findRun() : cause.testRun();
        Map<String, String> values = run == null ? null : all.get(run.test());
        return values == null ? null : values.get(key);
    }
}
