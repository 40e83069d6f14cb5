package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.quarkiverse.handlertesting.runtime.internal.story.SentRequests.Content;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/**
 * Gives each request that a test sends with RestAssured a cause. The filter is installed only while a test runs. It runs after
 * all other filters, so that the filters that log do not see the headers that it adds.
 */
@Singleton
public class RestAssuredHop implements OrderedFilter {

    private static final String HEADERS = "io.quarkiverse.handlertesting.headers";

    private final ApplicationTestRuns runs;
    private int users;

    public RestAssuredHop(ApplicationTestRuns runs) {
        this.runs = runs;
    }

    /** Called when a test begins. */
    public synchronized void install() {
        if (users++ == 0) {
            RestAssured.filters(this);
        }
    }

    /** Called when a test has ended. */
    public synchronized void uninstall() {
        if (--users == 0) {
            List<Filter> others = new ArrayList<>(RestAssured.filters());
            others.remove(this);
            RestAssured.replaceFiltersWith(others);
        }
    }

    /** The filter of a request; empty if the test has removed it. */
    public static Optional<RestAssuredHop> of(FilterableRequestSpecification request) {
        return request.getDefinedFilters().stream().filter(RestAssuredHop.class::isInstance).map(RestAssuredHop.class::cast)
                .findFirst();
    }

    /** The headers that this filter adds to the request of the context. Earlier filters may add to the map. */
    public static Map<String, String> headers(FilterContext context) {
        Map<String, String> headers = context.getValue(HEADERS);
        if (headers == null) {
            headers = new LinkedHashMap<>();
            context.setValue(HEADERS, headers);
        }
        return headers;
    }

    /**
     * Begins an exchange of several requests, for a filter that follows redirects. A request whose exchange has not begun is an
     * exchange of its own.
     *
     * @return the work to end with the exchange; {@code null} if no test is running
     */
    public Work begin(FilterableRequestSpecification request, FilterContext context) {
        TestRun run = runs.current();
        if (run == null) {
            return null;
        }
        // The path is added when the request arrives: RestAssured is slow to ask.
        RunningCause cause = run.request(request.getMethod());
        run.hints().sent().add(cause.cause().number(), request.getMethod(), () -> content(request));
        headers(context).put(CauseHeader.NAME, cause.header());
        return cause.begin(WorkKind.HTTP, request.getMethod() + " " + WorkKind.BEING_SENT);
    }

    private static Content content(FilterableRequestSpecification request) {
        Content content = new Content(List.of(request.getMethod(), request.getURI(), request.getFormParams()), new TreeMap<>(),
                request.getBody());
        request.getHeaders().forEach(header -> {
            if (!header.getName().equalsIgnoreCase(CauseHeader.NAME)) {
                content.add(header.getName(), header.getValue());
            }
        });
        return request.getMultiPartParams().isEmpty() ? content : null;
    }

    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification response,
            FilterContext context) {
        Map<String, String> headers = headers(context);
        Work work = headers.containsKey(CauseHeader.NAME) ? null : begin(request, context);
        try {
            headers.forEach(request::replaceHeader);
            Response received = context.next(request, response);
            UnlistedHeader.hideIn(received, CauseHeader.NAME);
            return received;
        } finally {
            headers.keySet().forEach(request::removeHeader);
            if (work != null) {
                work.end();
            }
        }
    }
}
