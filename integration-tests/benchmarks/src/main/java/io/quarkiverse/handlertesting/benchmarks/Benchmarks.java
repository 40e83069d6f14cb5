package io.quarkiverse.handlertesting.benchmarks;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.benchmarks.cause.CostOfCauses;
import io.quarkiverse.handlertesting.benchmarks.client.ClassOfTests;
import io.quarkiverse.handlertesting.benchmarks.client.FirstRequest;
import io.quarkiverse.handlertesting.benchmarks.client.RequestTime;
import io.quarkiverse.handlertesting.benchmarks.events.AwaitLatency;
import io.quarkiverse.handlertesting.benchmarks.events.CostToTheApplication;
import io.quarkiverse.handlertesting.benchmarks.events.FanOutThroughput;
import io.quarkiverse.handlertesting.benchmarks.events.RecordCost;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.report.Report;
import io.quarkiverse.handlertesting.benchmarks.session.JarCost;
import io.quarkiverse.handlertesting.benchmarks.session.SessionCost;
import io.quarkiverse.handlertesting.benchmarks.session.SharedSession;
import io.quarkiverse.handlertesting.benchmarks.suite.BootTime;
import io.quarkiverse.handlertesting.benchmarks.suite.SampleSuite;

/** Runs all benchmarks, one after the other. It fails if something measured was not correct, never because it was slow. */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(
            new AwaitLatency(),
            new CostToTheApplication(),
            new FanOutThroughput(),
            new RecordCost(),
            new CostOfCauses(),
            new JarCost(),
            new SessionCost(),
            new SharedSession(),
            new RequestTime(),
            new FirstRequest(),
            new ClassOfTests(),
            new BootTime(),
            new SampleSuite());

    private Benchmarks() {
    }

    public static void main(String[] arguments) throws Exception {
        Run run = Run.ofSystemProperties();
        List<Figure> figures = new ArrayList<>();
        for (Benchmark benchmark : ALL) {
            System.out.println("Measuring " + benchmark.subject() + " ...");
            figures.addAll(benchmark.measure(run));
        }
        Report report = new Report(figures, run.conditions());
        System.out.println("\n" + report.text());
        report.write(run.target());
    }
}
