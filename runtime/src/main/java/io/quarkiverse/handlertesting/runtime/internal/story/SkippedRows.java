package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.LongStream;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.events.SqlStatement;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;

/**
 * Finds a request whose query reads another page than the request asked for, whether pages and rows count from zero or from
 * one: {@code r4 asked for page=0&size=2, and its query skipped 2 rows (offset 2).}
 */
public final class SkippedRows implements ClueFinder {

    private static final int MAX_CLUES = 2;
    private static final Set<String> PAGES = Set.of("page", "pageno", "pagenumber", "pageindex");
    private static final Set<String> OFFSETS = Set.of("offset", "skip", "startindex", "firstresult");
    /** They may also be the key of the first row. */
    private static final Set<String> KEYS = Set.of("start", "first", "from");
    private static final Set<String> SIZES = Set.of("size", "pagesize", "perpage", "limit", "max", "maxresults", "count");

    /**
     * The rows that a request asks for.
     *
     * @param text the parameters, as they were sent
     * @param name that of the page or of the first row, in lower case, without separators
     * @param size empty if the request names no size
     */
    private record Asked(String text, String name, long number, OptionalLong size) {

        /** Empty for a request that asks for no page, or in a way that is not understood. */
        static Optional<Asked> of(HttpExchange request) {
            List<String> first = new ArrayList<>();
            List<String> sizes = new ArrayList<>();
            for (String parameter : request.query() == null ? new String[0] : request.query().split("&")) {
                String name = plain(parameter);
                if (SIZES.contains(name)) {
                    sizes.add(parameter);
                } else if (PAGES.contains(name) || OFFSETS.contains(name) || KEYS.contains(name)) {
                    first.add(parameter);
                }
            }
            if (first.isEmpty() && sizes.size() == 1 && sizes.get(0).equals(request.query())
                    && number(sizes.get(0)).isPresent()) {
                // No other parameter can say which page: so it is the first one.
                return Optional.of(new Asked(sizes.get(0) + " and no page", "page", 0, number(sizes.get(0))));
            }
            if (first.size() != 1 || sizes.size() > 1 || number(first.get(0)).isEmpty()
                    || !sizes.isEmpty() && number(sizes.get(0)).isEmpty()) {
                return Optional.empty();
            }
            String text = first.get(0) + (sizes.isEmpty() ? "" : "&" + sizes.get(0));
            return Optional.of(new Asked(text, plain(first.get(0)), number(first.get(0)).getAsLong(),
                    sizes.isEmpty() ? OptionalLong.empty() : number(sizes.get(0))));
        }

        private static String plain(String parameter) {
            return parameter.split("=", 2)[0].replaceAll("%5[BbDd]|[\\W_]", "").toLowerCase(Locale.ROOT)
                    .replaceFirst("^page(?=offset$|limit$)", "");
        }

        private static OptionalLong number(String parameter) {
            String value = parameter.substring(parameter.indexOf('=') + 1);
            return value.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(value)) : OptionalLong.empty();
        }

        /** Whether this query reads a page; one that looks whether there are more rows reads one more than it shows. */
        boolean isReadBy(SqlStatement query) {
            long limit = query.limit().orElse(-1);
            return limit > 0 && size.stream().allMatch(rows -> limit == rows || limit == rows + 1)
                    && (query.offset().isPresent() || size.isPresent() && limit > 1 && !KEYS.contains(name));
        }

        /** Whether the query begins where the request may have asked it to. */
        boolean isBeginOf(SqlStatement query) {
            long limit = query.limit().getAsLong();
            LongStream begins = PAGES.contains(name)
                    ? LongStream.of(limit, limit - 1, size.orElse(limit)).flatMap(
                            rows -> LongStream.of(number * rows, (number - 1) * rows))
                    : LongStream.of(number, number - 1);
            return begins.map(begin -> Math.max(0, begin)).anyMatch(begin -> begin == query.offset().orElse(0));
        }
    }

    @Override
    public List<Clue> find(Scene scene) {
        return scene.concerned().filter(event -> event.payload() instanceof HttpExchange exchange
                && exchange.stage() == Stage.REQUESTED && event.cause() != null && event.cause().isRequest())
                .map(event -> clue(scene, event)).filter(Objects::nonNull).distinct().limit(MAX_CLUES).toList();
    }

    private static Clue clue(Scene scene, RecordedEvent request) {
        Optional<Asked> asked = Asked.of((HttpExchange) request.payload());
        if (asked.isEmpty()) {
            return null;
        }
        List<SqlStatement> pages = scene.events().stream()
                .filter(event -> request.cause().equals(event.cause()) && event.failure() == null)
                .map(RecordedEvent::payload).filter(SqlStatement.class::isInstance).map(SqlStatement.class::cast)
                .filter(asked.get()::isReadBy).toList();
        if (pages.isEmpty() || pages.stream().anyMatch(asked.get()::isBeginOf)) {
            return null;
        }
        SqlStatement page = pages.get(0);
        long skipped = page.offset().orElse(0);
        return new Clue(Weight.SHOWS,
                CauseColumn.text(request) + " asked for " + asked.get().text() + ", and its query skipped "
                        + (skipped == 0 ? "no rows" : skipped + (skipped == 1 ? " row" : " rows") + " (offset " + skipped + ")")
                        + page.line().map(line -> ", at " + line).orElse("") + ".");
    }
}
