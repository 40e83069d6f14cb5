package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.events.SqlStatement;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlText;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlToken;

/**
 * Finds a request that changed all rows of a table, since its statement has no {@code WHERE}, and one that was answered as if
 * it
 * had changed a row, and changed none.
 */
public final class ChangedRows implements ClueFinder {

    private static final int MAX_CLUES = 2;

    /**
     * An {@code UPDATE} or {@code DELETE}.
     *
     * @param table as the statement has it
     */
    private record Change(boolean isDelete, String table, boolean hasCondition, SqlStatement statement, RecordedEvent event) {

        static Optional<Change> of(RecordedEvent event) {
            if (!(event.payload() instanceof SqlStatement statement) || event.failure() != null || event.cause() == null
                    || !event.cause().isRequest()) {
                return Optional.empty();
            }
            List<SqlToken> tokens = SqlToken.all(statement.text());
            if (tokens.size() < 3 || !tokens.get(0).is("update", "delete")) {
                return Optional.empty();
            }
            boolean isDelete = tokens.get(0).is("delete");
            int table = isDelete && tokens.get(1).is("from") ? 2 : 1;
            boolean hasCondition = tokens.stream().anyMatch(token -> token.is("where", "limit", "join", "using"));
            while (table + 2 < tokens.size() && tokens.get(table + 1).is(".")) {
                table += 2;
            }
            SqlToken name = tokens.get(table);
            return name.isName() ? Optional.of(new Change(isDelete, statement.text().substring(name.from(), name.to()),
                    hasCondition, statement, event)) : Optional.empty();
        }

        String where() {
            return statement.line().map(line -> " at " + line).orElse("");
        }
    }

    @Override
    public List<Clue> find(Scene scene) {
        Map<Long, List<RecordedEvent>> byRequest = scene.events().stream()
                .filter(event -> event.cause() != null && event.cause().isRequest()
                        && (scene.request().isEmpty() || event.cause().number() <= scene.request().getAsLong()))
                .collect(Collectors.groupingBy(event -> event.cause().number(), TreeMap::new, Collectors.toList()));
        List<Clue> clues = new ArrayList<>();
        byRequest.values().forEach(caused -> {
            List<Change> changes = caused.stream().map(Change::of).flatMap(Optional::stream).toList();
            changes.stream().filter(change -> isOfAll(change, caused)).map(ChangedRows::all).distinct().forEach(clues::add);
            none(caused, changes).ifPresent(clues::add);
        });
        return clues.stream().sorted(Comparator.naturalOrder()).limit(MAX_CLUES).toList();
    }

    /** A request to delete may mean all rows. A table with one row is not the one whose rows a test misses. */
    private static boolean isOfAll(Change change, List<RecordedEvent> caused) {
        return !change.hasCondition() && change.statement().updated().orElse(2) > 1
                && !(change.isDelete() && method(caused).equals("DELETE"))
                && Transactions.outcome(caused, change.event()).isEmpty();
    }

    private static Clue all(Change change) {
        long updated = change.statement().updated().orElse(0);
        return new Clue(change.isDelete() ? Weight.POINTS : Weight.SHOWS, CauseColumn.text(change.event())
                + (change.isDelete() ? " deleted" : " updated") + " all " + (updated == 0 ? "" : updated + " ") + "rows of "
                + change.table() + change.where() + ": its statement has no WHERE.");
    }

    /** The first of the changes, if the request has changed no row at all, and was successful. */
    private static Optional<Clue> none(List<RecordedEvent> caused, List<Change> changes) {
        boolean hasChangedNone = caused.stream().map(RecordedEvent::payload).filter(SqlStatement.class::isInstance)
                .map(SqlStatement.class::cast).filter(statement -> SqlText.isUpdate(statement.text())
                        || !SqlText.isQuery(statement.text()))
                .allMatch(statement -> statement.updated().orElse(1) == 0);
        Optional<Integer> status = status(caused);
        if (changes.isEmpty() || !hasChangedNone || status.isEmpty() || method(caused).equals("GET")
                || method(caused).equals("HEAD") || caused.stream().anyMatch(event -> event.failure() != null)) {
            return Optional.empty();
        }
        Change first = changes.get(0);
        return Optional.of(new Clue(first.isDelete() ? Weight.POINTS : Weight.SHOWS, CauseColumn.text(first.event()) + "'s "
                + (first.isDelete() ? "delete from " : "update of ") + first.table() + first.where()
                + " changed no row, and the response was " + status.get() + "."));
    }

    /** The status of the response, if it says that all went well. */
    private static Optional<Integer> status(List<RecordedEvent> caused) {
        return caused.stream().map(RecordedEvent::payload).filter(HttpExchange.class::isInstance)
                .map(HttpExchange.class::cast).filter(exchange -> exchange.stage() == Stage.ANSWERED)
                .reduce((first, second) -> second).map(HttpExchange::status).filter(status -> status / 100 == 2);
    }

    private static String method(List<RecordedEvent> caused) {
        return caused.get(0).cause().description().split(" ")[0];
    }
}
