package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.StackWalker.StackFrame;
import java.util.Set;

/** Finds the line of the application that started something. */
public final class ApplicationFrames {

    private static final StackWalker WALKER = StackWalker.getInstance(Set.of(), 8);
    private static final String OURS = "io.quarkiverse.handlertesting.runtime.";
    private static final String[] FRAMEWORKS = { "java.", "jdk.", "sun.", "jakarta.", "io.quarkus.", "io.vertx.",
            "io.smallrye.",
            "io.netty.", "io.restassured.", "org.jboss.", "org.junit.", "org.apache.", "org.codehaus.", "org.quartz.",
            "groovy.", OURS };
    /** Frames beyond this number belong to the caller of the application. */
    private static final int MAX_FRAMES = 200;

    private ApplicationFrames() {
    }

    /**
     * The innermost frame of this thread that belongs to the application or the test; {@code null} if the thread has no such
     * frame.
     */
    public static StackFrame innermost() {
        return WALKER.walk(frames -> frames.limit(MAX_FRAMES).filter(frame -> isApplication(frame.getClassName())).findFirst())
                .orElse(null);
    }

    /** The place of {@link #innermost()}: {@code PullTest.java:31}; {@code null} if there is none, or it has no line. */
    public static String line() {
        StackFrame frame = innermost();
        return frame == null || frame.getFileName() == null ? null : frame.getFileName() + ":" + frame.getLineNumber();
    }

    /** Whether a class may belong to the application or the test, by its name. */
    public static boolean isApplication(String className) {
        for (String framework : FRAMEWORKS) {
            if (className.startsWith(framework)) {
                return false;
            }
        }
        // Generated subclasses and client proxies have no lines.
        return !className.endsWith("_Subclass") && !className.endsWith("_ClientProxy");
    }
}
