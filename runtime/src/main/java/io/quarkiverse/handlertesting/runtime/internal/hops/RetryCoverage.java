package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.faulttolerance.Retry;

import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.TypeText;

/** Says why a method with {@code @Retry} was not tried again, or how often it may be. */
final class RetryCoverage {

    /** Keys that replace the types of annotations: {@code org.acme.Rates/of/Retry/retryOn}. Quarkus has keys of its own. */
    static final Pattern REPLACED = replacing("retryOn|abortOn", "retry-on|abort-on");
    static final Pattern REPLACED_NUMBERS = replacing("maxRetries|delay|delayUnit", "max-retries|delay|delay-unit");

    private RetryCoverage() {
    }

    /**
     * {@code Releases.pull has @Retry(retryOn = TimeoutException), which does not cover IOException}
     *
     * @param point name of the class and of the method, with a number sign in between
     */
    static String text(String point, Throwable thrown) {
        return method(point) + " has " + reason(isReplaced(REPLACED) ? List.of() : annotations(point), thrown) + " "
                + TypeText.name(thrown.getClass());
    }

    /**
     * {@code Rates.of has @Retry(maxRetries = 3, delay = 100 ms)}, and a key of the configuration that replaces one of these.
     */
    static String numbers(String point) {
        return numbers(point, names());
    }

    static String numbers(String point, Stream<String> names) {
        List<Retry> annotations = annotations(point);
        return method(point) + " has "
                + (annotations.size() == 1 ? numbers(annotations.get(0)) + replaced(point, names) : "a @Retry");
    }

    private static String numbers(Retry retry) {
        return "@Retry(maxRetries = " + retry.maxRetries() + ", delay = "
                + Durations.text(Duration.of(retry.delay(), retry.delayUnit())) + ")";
    }

    /** Quarkus also lists its keys under the names of MicroProfile, which sort first. */
    private static String replaced(String point, Stream<String> names) {
        String type = point.substring(0, point.indexOf('#'));
        return names.filter(name -> REPLACED_NUMBERS.matcher(name).matches()
                && (name.startsWith("Retry/") || name.contains(".global.") || name.contains(type)))
                .max(Comparator.naturalOrder())
                .map(key -> ", whose " + (key.toLowerCase(Locale.ROOT).contains("max") ? "maxRetries" : "delay") + " " + key
                        + " replaces")
                .orElse("");
    }

    private static String method(String point) {
        return point.substring(point.lastIndexOf('.', point.indexOf('#')) + 1).replace('$', '.').replace('#', '.');
    }

    private static String reason(List<Retry> annotations, Throwable thrown) {
        Class<?>[] retried = annotations.size() == 1 ? annotations.get(0).retryOn() : new Class<?>[0];
        Class<?>[] aborted = annotations.size() == 1 ? annotations.get(0).abortOn() : new Class<?>[0];
        if (isOf(aborted, thrown)) {
            return "@Retry(abortOn = " + names(aborted) + "), which excludes";
        }
        return retried.length > 0 && !isOf(retried, thrown) ? "@Retry(retryOn = " + names(retried) + "), which does not cover"
                : "a @Retry that does not cover";
    }

    private static boolean isOf(Class<?>[] types, Throwable thrown) {
        return Stream.of(types).anyMatch(type -> type.isInstance(thrown));
    }

    private static String names(Class<?>[] types) {
        String names = Stream.of(types).map(TypeText::name).collect(Collectors.joining(", "));
        return types.length == 1 ? names : "{" + names + "}";
    }

    /** Those of the methods with this name, else that of the class. */
    private static List<Retry> annotations(String point) {
        String method = point.substring(point.indexOf('#') + 1);
        try {
            Class<?> bean = Class.forName(point.substring(0, point.indexOf('#')), false,
                    Thread.currentThread().getContextClassLoader());
            List<Retry> ofMethods = Stream.<Class<?>> iterate(bean, at -> at != null, Class::getSuperclass)
                    .flatMap(at -> Stream.of(at.getDeclaredMethods())).filter(declared -> declared.getName().equals(method))
                    .flatMap(declared -> Stream.of(declared.getAnnotationsByType(Retry.class))).distinct().toList();
            return ofMethods.isEmpty() ? List.of(bean.getAnnotationsByType(Retry.class)) : ofMethods;
        } catch (ReflectiveOperationException | LinkageError unknown) {
            return List.of();
        }
    }

    private static Pattern replacing(String members, String keys) {
        return Pattern.compile("(?:^|.*/)Retry/(?:" + members + ")|quarkus\\.fault-tolerance\\..*\\bretry\\.(?:" + keys + ")");
    }

    private static boolean isReplaced(Pattern key) {
        return names().anyMatch(name -> key.matcher(name).matches());
    }

    private static Stream<String> names() {
        return StreamSupport.stream(ConfigProvider.getConfig().getPropertyNames().spliterator(), false);
    }
}
