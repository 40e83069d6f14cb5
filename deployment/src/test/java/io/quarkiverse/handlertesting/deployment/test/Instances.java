package io.quarkiverse.handlertesting.deployment.test;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;

import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The numbers of live instances of our classes.
 *
 * @param counts the number of instances, by class
 */
public record Instances(Map<String, Long> counts) {

    private static final String OURS = "io.quarkiverse.handlertesting.";

    /** Counts the instances after a garbage collection. */
    public static Instances now() throws JMException {
        String text = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram", new Object[] { null },
                new String[] { String[].class.getName() });
        Map<String, Long> counts = new TreeMap<>();
        text.lines().map(line -> line.strip().split("\\s+")).filter(parts -> parts.length > 3 && parts[3].startsWith(OURS))
                .forEach(parts -> counts.merge(parts[3], Long.parseLong(parts[1]), Long::sum));
        assertTrue(!counts.isEmpty(), "an empty histogram would prove nothing");
        return new Instances(counts);
    }

    /**
     * Fails if a class has more instances than before, and prints the numbers of all classes.
     *
     * @param tolerated how many more instances are allowed
     */
    public void assertNoneHasGrown(Instances before, int tolerated) {
        counts.forEach((type, count) -> System.out.println("  " + before.of(type) + " -> " + count + "  " + type));
        counts.forEach((type, count) -> assertTrue(count - before.of(type) <= tolerated,
                type + " has grown from " + before.of(type) + " to " + count));
    }

    private long of(String type) {
        return counts.getOrDefault(type, 0L);
    }
}
