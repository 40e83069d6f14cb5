package io.quarkiverse.handlertesting.runtime.internal.journal;

/**
 * What a wait expects, in words.
 *
 * @param subject what the selector selects: {@code "call of DownloadRequests.update"}
 * @param matching description of the predicate, or {@code null}
 * @param count how many; 0 if none is to come
 */
record Expectation(String subject, String matching, int count) {

    static Expectation one(String subject) {
        return new Expectation(subject, null, 1);
    }

    static Expectation matching(String subject, String description) {
        return new Expectation(subject, description, 1);
    }

    static Expectation several(String subject, int count) {
        return new Expectation(subject, null, count);
    }

    static Expectation none(String subject) {
        return new Expectation(subject, null, 0);
    }

    /** {@code DownloadCompleted matching "id is 7"}, {@code 3 × DownloadCompleted}, {@code no DownloadCompleted} */
    String text() {
        return switch (count) {
            case 0 -> "no " + subject;
            case 1 -> subject + (matching == null ? "" : " matching \"" + matching + "\"");
            default -> count + " × " + subject;
        };
    }
}
