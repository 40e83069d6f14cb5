package io.quarkiverse.handlertesting.runtime.internal.story;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.quarkiverse.handlertesting.events.HttpExchange;
import io.quarkiverse.handlertesting.events.HttpExchange.Stage;
import io.quarkiverse.handlertesting.events.RecordedEvent;
import io.quarkiverse.handlertesting.events.SqlStatement;
import io.quarkiverse.handlertesting.runtime.internal.story.Clue.Weight;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlColumns;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlParameters;
import io.quarkiverse.handlertesting.runtime.internal.text.SqlText;

/**
 * Finds a header or parameter of a request that has the name of a column which no statement of the request uses:
 * {@code r3 has the header X-Tenant, but its query of Customer does not compare the column tenant.}
 */
public final class IgnoredFilter implements ClueFinder {

    private static final int MAX_CLUES = 2;
    private static final int SUCCESS = 2;
    /** Headers of HTTP and of proxies, parameters of pages and sorting, and words of SQL, without separators. */
    private static final Set<String> OTHERS = Set.of("accept", "acceptcharset", "acceptencoding", "acceptlanguage", "age",
            "agent",
            "asc", "authorization", "by", "cachecontrol", "connection", "contentencoding", "contentlength", "contenttype",
            "cookie",
            "correlation", "count", "cursor", "date", "desc", "dir", "direction", "embed", "expand", "expect", "fetch",
            "fields",
            "filter", "first", "for", "format", "forwarded", "forwardedfor", "forwardedhost", "forwardedproto", "from", "group",
            "host", "id", "idempotency", "idempotencykey", "ifmatch", "ifnonematch", "include", "key", "lang", "language",
            "last",
            "limit", "locale", "max", "maxresults", "offset", "order", "orderby", "origin", "page", "pageindex", "pageno",
            "pagenumber", "pagesize", "perpage", "pragma", "q", "query", "range", "referer", "request", "search", "select",
            "session", "size", "skip", "sort", "sortby", "sortdir", "span", "start", "startindex", "te", "trace", "traceparent",
            "tracestate", "upgrade", "useragent", "value", "values", "version", "via");

    private static final Pattern SESSION = Pattern.compile("(?i)\\bset_config\\b");

    private final SentRequests sent;

    /** @param sent knows the headers of the last requests */
    public IgnoredFilter(SentRequests sent) {
        this.sent = sent;
    }

    /** A query of a request, and what it reads. */
    private record Query(SqlStatement statement, SqlColumns parts) {
    }

    @Override
    public List<Clue> find(Scene scene) {
        Map<String, Set<String>> columns = new HashMap<>();
        Map<Long, RecordedEvent> answered = new LinkedHashMap<>();
        for (RecordedEvent event : scene.events()) {
            if (event.payload() instanceof SqlStatement statement) {
                SqlColumns.of(statement.text()).columns().forEach((table, names) -> columns
                        .computeIfAbsent(table.toLowerCase(Locale.ROOT), first -> new LinkedHashSet<>()).addAll(names));
            } else if (event.payload() instanceof HttpExchange exchange && exchange.stage() == Stage.ANSWERED
                    && exchange.status() / 100 == SUCCESS && event.cause() != null && event.cause().isRequest()
                    && (scene.request().isEmpty() || scene.request().getAsLong() == event.cause().number())) {
                answered.put(event.cause().number(), event);
            }
        }
        List<Clue> clues = new ArrayList<>();
        if (!columns.isEmpty()) {
            answered.values().forEach(response -> clues.addAll(clues(scene, response, columns)));
        }
        return clues.stream().distinct().sorted().limit(MAX_CLUES).toList();
    }

    private List<Clue> clues(Scene scene, RecordedEvent response, Map<String, Set<String>> columns) {
        List<Query> queries = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>();
        for (RecordedEvent event : scene.events()) {
            if (event.payload() instanceof SqlStatement statement && response.cause().equals(event.cause())) {
                SqlColumns parts = SqlColumns.of(statement.text());
                parts.used().forEach(name -> used.add(plain(name)));
                if (!SqlText.isUpdate(statement.text()) && !SqlText.isQuery(statement.text())
                        || SESSION.matcher(statement.text()).find()) {
                    // It may tell the database which rows this session sees.
                    return List.of();
                }
                if (SqlText.isQuery(statement.text())) {
                    queries.add(new Query(statement, parts));
                }
            }
        }
        List<Clue> clues = new ArrayList<>();
        if (!queries.isEmpty()) {
            named(response).forEach((name, shown) -> {
                if (used.stream().noneMatch(column -> isSame(column, name))) {
                    clue(response, name, shown, queries, columns).ifPresent(clues::add);
                }
            });
        }
        return clues;
    }

    /** The names of headers and parameters without separators, each as a message shows it. */
    private Map<String, String> named(RecordedEvent response) {
        Map<String, String> names = new LinkedHashMap<>();
        sent.headers(response.cause().number()).forEach(header -> add(names,
                header.replaceFirst("(?i)^x-", "").replaceFirst("(?i)-id$", ""), "the header " + SentRequests.title(header)));
        String query = ((HttpExchange) response.payload()).query();
        for (String parameter : query == null ? new String[0] : query.split("&")) {
            String name = parameter.split("=", 2)[0];
            add(names, name, "the parameter " + name);
        }
        return names;
    }

    private static void add(Map<String, String> names, String name, String shown) {
        String plain = plain(name);
        if (!plain.isEmpty() && !OTHERS.contains(plain)) {
            names.putIfAbsent(plain, shown);
        }
    }

    private static Optional<Clue> clue(RecordedEvent response, String name, String shown, List<Query> queries,
            Map<String, Set<String>> columns) {
        for (Query query : queries) {
            for (String table : query.parts().tables()) {
                Optional<String> column = columns.getOrDefault(table.toLowerCase(Locale.ROOT), Set.of()).stream()
                        .filter(other -> isSame(plain(other), name)).findFirst();
                if (column.isPresent()) {
                    // Of one row that was found by its key, code may compare the column.
                    boolean isByKey = SqlParameters.columns(query.statement().text()).contains(Optional.of("id"));
                    return Optional.of(new Clue(isByKey ? Weight.POINTS : Weight.SHOWS, CauseColumn.text(response) + " has "
                            + shown + ", but its query of " + table
                            + query.statement().line().map(line -> " at " + line).orElse("")
                            + " does not compare the column " + column.get() + "."));
                }
            }
        }
        return Optional.empty();
    }

    /** {@code tenant} is the same as {@code tenantid}. */
    private static boolean isSame(String column, String name) {
        return column.equals(name) || column.equals(name + "id") || name.equals(column + "id");
    }

    private static String plain(String name) {
        return name.replaceAll("[\\W_]", "").toLowerCase(Locale.ROOT);
    }
}
