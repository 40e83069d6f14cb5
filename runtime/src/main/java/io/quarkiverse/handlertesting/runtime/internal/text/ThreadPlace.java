package io.quarkiverse.handlertesting.runtime.internal.text;

import java.lang.Thread.State;
import java.util.Optional;
import java.util.Set;

/** Where a thread is, in words: {@code waits in Semaphore.acquire at CatalogRefresh.run(CatalogRefresh.java:51)}. */
public final class ThreadPlace {

    /** The methods of the JDK in which a thread stops. Those of later versions have other names. */
    private static final Set<String> WAITS = Set.of("jdk.internal.misc.Unsafe.park", "java.lang.VirtualThread.park",
            "java.lang.VirtualThread.parkNanos", "java.lang.Object.wait", "java.lang.Object.wait0", "java.lang.Thread.sleep",
            "java.lang.Thread.sleep0", "java.lang.Thread.sleepNanos0");

    private ThreadPlace() {
    }

    /** Reads the stack of the thread. Empty if no line of the application or the test is on it. */
    public static Optional<String> of(Thread thread) {
        StackTraceElement[] stack = thread.getStackTrace();
        return of(stack, thread.getState() == State.BLOCKED);
    }

    /**
     * @param stack the innermost frame first
     * @param blocked whether the thread waits for the monitor of a {@code synchronized} block or method
     */
    static Optional<String> of(StackTraceElement[] stack, boolean blocked) {
        int ofJdk = 0;
        while (ofJdk < stack.length && isOfJdk(stack[ofJdk].getClassName())) {
            ofJdk++;
        }
        for (int i = ofJdk; i < stack.length; i++) {
            if (stack[i].getFileName() != null && ApplicationFrames.isApplication(stack[i].getClassName())) {
                return Optional.of(doing(stack, ofJdk, blocked) + " at " + ApplicationFrames.place(stack[i]));
            }
        }
        return Optional.empty();
    }

    /**
     * @param ofJdk how many frames of the JDK are innermost. The last one is the method that other code has called
     */
    private static String doing(StackTraceElement[] stack, int ofJdk, boolean blocked) {
        if (ofJdk == 0) {
            return blocked ? "waits for a lock" : "is";
        }
        return (WAITS.contains(stack[0].getClassName() + '.' + stack[0].getMethodName()) ? "waits in " : "is in ")
                + ApplicationFrames.method(stack[ofJdk - 1]);
    }

    private static boolean isOfJdk(String className) {
        return className.startsWith("java.") || className.startsWith("jdk.") || className.startsWith("sun.");
    }
}
