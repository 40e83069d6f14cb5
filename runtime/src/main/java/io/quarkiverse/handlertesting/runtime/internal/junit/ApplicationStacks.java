package io.quarkiverse.handlertesting.runtime.internal.junit;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** Where threads that run code of the application are: their innermost frames, and those of the application. */
final class ApplicationStacks {

    /** How many frames of a thread are shown. */
    private static final int FRAMES = 5;
    /** How many threads of the application are shown. */
    private static final int THREADS = 3;

    private ApplicationStacks() {
    }

    /**
     * The stack of the test first, then the others by the names of their threads.
     *
     * @param isApplication whether a class, given by its name, belongs to the application or the tests
     */
    static String text(Thread test, Map<Thread, StackTraceElement[]> stacks, Predicate<String> isApplication) {
        StringBuilder text = new StringBuilder("The test is here, on the thread ").append(test.getName()).append(':');
        append(text, stacks.getOrDefault(test, new StackTraceElement[0]), isApplication);
        List<Map.Entry<Thread, StackTraceElement[]>> others = stacks.entrySet().stream()
                .filter(stack -> stack.getKey() != test && ofApplication(stack.getValue(), isApplication).findAny().isPresent())
                .sorted(Comparator.comparing(stack -> stack.getKey().getName())).toList();
        others.stream().limit(THREADS).forEach(stack -> {
            text.append("\nThe application is here, on the thread ").append(stack.getKey().getName()).append(':');
            append(text, stack.getValue(), isApplication);
        });
        int more = others.size() - THREADS;
        return text.append(more <= 0 ? ""
                : "\nCode of the application also runs on " + more + (more == 1 ? " other thread." : " other threads."))
                .toString();
    }

    private static void append(StringBuilder text, StackTraceElement[] stack, Predicate<String> isApplication) {
        boolean runsApplication = ofApplication(stack, isApplication).findAny().isPresent();
        int[] shown = (runsApplication
                ? IntStream.concat(IntStream.of(0), ofApplication(stack, isApplication).filter(index -> index > 0))
                : IntStream.range(0, stack.length)).limit(FRAMES).toArray();
        IntStream.of(shown).forEach(index -> text.append("\n  at ").append(stack[index]));
        if (shown.length < stack.length) {
            text.append("\n  ... ").append(stack.length - shown.length).append(" more");
        }
    }

    /** The indices of the frames that belong to the application. */
    private static IntStream ofApplication(StackTraceElement[] stack, Predicate<String> isApplication) {
        return IntStream.range(0, stack.length).filter(index -> isApplication.test(stack[index].getClassName()));
    }
}
