package io.quarkiverse.handlertesting.runtime.internal.hops;

import java.util.ArrayList;
import java.util.List;

import jakarta.inject.Singleton;

import io.quarkiverse.handlertesting.runtime.internal.application.ApplicationTestRuns;
import io.quarkiverse.handlertesting.runtime.internal.application.CauseHeader;
import io.quarkiverse.handlertesting.runtime.internal.cause.RunningCause;
import io.quarkiverse.handlertesting.runtime.internal.cause.TestRun;
import io.quarkiverse.handlertesting.runtime.internal.cause.Work;
import io.quarkiverse.handlertesting.runtime.internal.cause.WorkKind;
import io.restassured.RestAssured;
import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;

/** Gives each request that a test sends with RestAssured a cause. The filter is installed only while a test runs. */
@Singleton
public class RestAssuredHop implements OrderedFilter {

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

    /** Runs around all other filters, so that the requests that they send have the same cause. */
    @Override
    public int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    @Override
    public Response filter(FilterableRequestSpecification request, FilterableResponseSpecification response,
            FilterContext context) {
        TestRun run = runs.current();
        if (run == null) {
            return context.next(request, response);
        }
        // The path is added when the request arrives: RestAssured is slow to ask.
        RunningCause cause = run.request(request.getMethod());
        Work work = cause.begin(WorkKind.HTTP, request.getMethod() + " being sent");
        try {
            request.replaceHeader(CauseHeader.NAME, cause.header());
            return context.next(request, response);
        } finally {
            work.end();
        }
    }
}
