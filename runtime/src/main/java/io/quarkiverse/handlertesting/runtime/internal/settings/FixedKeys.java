package io.quarkiverse.handlertesting.runtime.internal.settings;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.quarkus.arc.BeanCreator;
import io.quarkus.arc.SyntheticCreationalContext;

/** The configuration keys whose values are read before a test can set them, as far as the build knows. */
public final class FixedKeys {

    /** The parameter of the bean: a prefix, and the mapping that has it, then the next prefix. */
    public static final String MAPPINGS = "mappings";
    /** The parameter of the bean: a key, and where it is injected, then the next key. */
    public static final String INJECTED = "injected";

    private final Map<String, String> mappings;
    private final Map<String, String> injected;

    FixedKeys(String[] mappings, String[] injected) {
        this.mappings = pairs(mappings);
        this.injected = pairs(injected);
    }

    private static Map<String, String> pairs(String[] values) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i += 2) {
            pairs.putIfAbsent(values[i], values[i + 1]);
        }
        return pairs;
    }

    /** The key, and why a test cannot set it; empty if it can. */
    public Optional<String> refusal(String key) {
        if (key.startsWith("%")) {
            return Optional.of(key + ": name the key without its profile.");
        }
        if (key.startsWith("quarkus.") || key.startsWith("mp.messaging.")) {
            return Optional.of(key + ": it is read when the application is built or starts. Use a test profile.");
        }
        if (injected.containsKey(key)) {
            return Optional.of(key + ": " + injected.get(key) + " has its value from the start, and outlives the test. Inject a"
                    + " Provider or a Supplier of it, or use a test profile.");
        }
        return mappings.entrySet().stream().filter(mapping -> isOf(key, mapping.getKey())).findFirst()
                .map(mapping -> key + ": the mapping " + mapping.getValue() + " is read when the application starts. Use a test"
                        + " profile.");
    }

    private static boolean isOf(String key, String prefix) {
        return key.equals(prefix) || key.startsWith(prefix + ".") || key.startsWith(prefix + "[");
    }

    /** Creates the bean. */
    public static final class Creator implements BeanCreator<FixedKeys> {

        @Override
        public FixedKeys create(SyntheticCreationalContext<FixedKeys> context) {
            return new FixedKeys((String[]) context.getParams().get(MAPPINGS), (String[]) context.getParams().get(INJECTED));
        }
    }
}
