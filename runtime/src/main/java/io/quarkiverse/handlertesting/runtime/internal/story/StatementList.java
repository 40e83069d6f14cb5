package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.List;
import java.util.stream.Collectors;

/** The statements that requests have executed, as a failure message lists them. */
public final class StatementList {

    private static final int MAX_LINES = 12;

    private StatementList() {
    }

    /**
     * One line for each statement that differs in more than its values, with a count, and one for those that are missing.
     *
     * @param executed how many statements there were; the journal may have kept fewer
     */
    public static String text(List<Repetition> statements, int executed) {
        int width = statements.stream().mapToInt(statement -> String.valueOf(statement.count()).length()).max().orElse(1);
        int kept = statements.stream().mapToInt(Repetition::count).sum();
        int others = statements.stream().skip(MAX_LINES).mapToInt(Repetition::count).sum() + executed - kept;
        String lines = statements.stream().limit(MAX_LINES).map(statement -> statement.text(width))
                .collect(Collectors.joining("\n"));
        return others == 0 ? lines : lines + "\n  … and " + others + (others == 1 ? " other" : " others");
    }
}
