package io.quarkiverse.handlertesting.runtime.internal.report;

import io.quarkiverse.handlertesting.runtime.internal.text.AnnotationText;
import io.quarkiverse.handlertesting.runtime.internal.text.Durations;
import io.quarkiverse.handlertesting.runtime.internal.text.ValueText;
import java.lang.annotation.Annotation;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.BusMessage;
import io.quarkiverse.handlertesting.events.CdiEvent;
import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.MethodCall;

/**
 * Events in one line of text. Objects of the application are shown by their {@code toString}, shortened; see {@link ValueText}.
 */
public final class Rendering {

    private Rendering() {
    }

    /** {@code @Urgent DownloadCompleted[id=7]} */
    public static String cdiEvent(CdiEvent fired) {
        String qualifiers = fired.qualifiers().stream().map(Rendering::annotation)
                .filter(name -> !name.equals("@Any") && !name.equals("@Default")).sorted()
                .map(name -> name + " ").collect(Collectors.joining());
        Class<?> type = fired.event().getClass();
        String value = ValueText.text(fired.event());
        return qualifiers + (value.startsWith(type.getSimpleName()) ? value : typeName(type) + " " + value);
    }

    /** {@code DownloadRequests.update(7) -> failed: IllegalStateException: disk full} */
    public static String call(MethodCall call) {
        String arguments = call.arguments().stream().map(ValueText::text).collect(Collectors.joining(", ", "(", ")"));
        return typeName(call.bean()) + "." + call.method() + arguments + end(call);
    }

    private static String end(MethodCall call) {
        if (call.failure() != null) {
            return " -> failed: " + failure(call.failure());
        }
        if (call.cancelled()) {
            return " -> cancelled";
        }
        return call.result() == null ? "" : " -> " + ValueText.text(call.result());
    }

    /** {@code downloads.rejected "7"} */
    public static String message(BusMessage message) {
        return message.address() + " " + ValueText.text(message.body());
    }

    /**
     * {@code POST /modelfiles/pull}, and behind it {@code -> 201 in 6 ms} when it has been answered; with the cookies that
     * came, and those that were set
     */
    public static String exchange(HttpExchange exchange) {
        String request = exchange.method() + " " + ValueText.shortened(exchange.path());
        return switch (exchange.stage()) {
            case REQUESTED -> request + CookieColumn.sent(exchange.cookies());
            case ANSWERED -> request + " -> " + exchange.status() + " in " + Durations.text(exchange.duration().toNanos())
                    + CookieColumn.set(exchange.setCookies());
            case ABORTED -> request + " -> aborted after " + Durations.text(exchange.duration().toNanos());
        };
    }

    /** {@code IllegalStateException: disk full} */
    public static String failure(Throwable failure) {
        String message = failure.getMessage();
        return typeName(failure.getClass()) + (message == null ? "" : ": " + ValueText.shortened(message));
    }

    /** {@code @Urgent}, {@code @Named("x")}, {@code @Limit(max=3, unit="MB")} */
    public static String annotation(Annotation annotation) {
        return AnnotationText.of(annotation);
    }

    /** The class name without its package: {@code Outer.Inner}. */
    public static String typeName(Class<?> type) {
        String name = type.getCanonicalName();
        if (name == null) {
            name = type.getName();
        }
        String packageName = type.getPackageName();
        return packageName.isEmpty() || !name.startsWith(packageName) ? name : name.substring(packageName.length() + 1);
    }
}
