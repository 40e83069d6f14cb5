package io.quarkiverse.handlertesting.benchmarks;

import java.util.ArrayList;
import java.util.List;

import io.quarkiverse.handlertesting.benchmarks.cases.CaseCost;
import io.quarkiverse.handlertesting.benchmarks.cases.FixtureCost;
import io.quarkiverse.handlertesting.benchmarks.cause.CostOfCauses;
import io.quarkiverse.handlertesting.benchmarks.client.ActingTime;
import io.quarkiverse.handlertesting.benchmarks.client.ClassOfTests;
import io.quarkiverse.handlertesting.benchmarks.client.FirstRequest;
import io.quarkiverse.handlertesting.benchmarks.client.LoneHandlerTime;
import io.quarkiverse.handlertesting.benchmarks.client.RequestTime;
import io.quarkiverse.handlertesting.benchmarks.client.SampleSuite;
import io.quarkiverse.handlertesting.benchmarks.database.CleanDatabaseTime;
import io.quarkiverse.handlertesting.benchmarks.events.AwaitLatency;
import io.quarkiverse.handlertesting.benchmarks.events.CostToTheApplication;
import io.quarkiverse.handlertesting.benchmarks.events.DetailCost;
import io.quarkiverse.handlertesting.benchmarks.events.FanOutThroughput;
import io.quarkiverse.handlertesting.benchmarks.events.RecordCost;
import io.quarkiverse.handlertesting.benchmarks.figure.Figure;
import io.quarkiverse.handlertesting.benchmarks.messaging.MessageLatency;
import io.quarkiverse.handlertesting.benchmarks.report.Report;
import io.quarkiverse.handlertesting.benchmarks.session.JarCost;
import io.quarkiverse.handlertesting.benchmarks.session.SessionCost;
import io.quarkiverse.handlertesting.benchmarks.session.SharedSession;
import io.quarkiverse.handlertesting.benchmarks.sse.LineSpeed;
import io.quarkiverse.handlertesting.benchmarks.sse.ManyStreams;
import io.quarkiverse.handlertesting.benchmarks.sse.ReadSpeed;
import io.quarkiverse.handlertesting.benchmarks.sse.RulesKept;
import io.quarkiverse.handlertesting.benchmarks.suite.BootTime;
import io.quarkiverse.handlertesting.benchmarks.upstream.LiveStreams;
import io.quarkiverse.handlertesting.benchmarks.upstream.ResetCost;
import io.quarkiverse.handlertesting.benchmarks.upstream.UpstreamBoot;
import io.quarkiverse.handlertesting.benchmarks.upstream.UpstreamLoad;
import io.quarkiverse.handlertesting.benchmarks.upstream.UpstreamStart;

/** Runs all benchmarks, one after the other. Fails if a measured result is wrong, never because it is slow. */
public final class Benchmarks {

    private static final List<Benchmark> ALL = List.of(
            new AwaitLatency(),
            new CostToTheApplication(),
            new FanOutThroughput(),
            new RecordCost(),
            new DetailCost(),
            new CostOfCauses(),
            new JarCost(),
            new SessionCost(),
            new SharedSession(),
            new RequestTime(),
            new ActingTime(),
            new FirstRequest(),
            new ClassOfTests(),
            new LoneHandlerTime(),
            new SampleSuite(),
            new RulesKept(),
            new ReadSpeed(),
            new LineSpeed(),
            new ManyStreams(),
            new CaseCost(),
            new FixtureCost(),
            new UpstreamBoot(),
            new UpstreamStart(),
            new UpstreamLoad(),
            new ResetCost(),
            new LiveStreams(),
            new MessageLatency(),
            new CleanDatabaseTime(),
            new BootTime());

    private Benchmarks() {
    }

    public static void main(String[] arguments) throws Exception {
        Run run = Run.ofSystemProperties();
        String group = System.getProperty("benchmarks.group", "");
        List<Figure> figures = new ArrayList<>();
        for (Benchmark benchmark : ALL) {
            if (group.isEmpty() || group.equals(groupOf(benchmark))) {
                System.out.println("Measuring " + benchmark.subject() + " ...");
                figures.addAll(benchmark.measure(run));
                // Write after each benchmark: a run takes long, and an aborted run keeps its figures.
                new Report(figures, run.conditions()).write(run.target(), group);
            }
        }
        System.out.println("\n" + new Report(figures, run.conditions()).text());
    }

    /** The group of a benchmark: the last part of its package. */
    private static String groupOf(Benchmark benchmark) {
        String all = benchmark.getClass().getPackageName();
        return all.substring(all.lastIndexOf('.') + 1);
    }
}
