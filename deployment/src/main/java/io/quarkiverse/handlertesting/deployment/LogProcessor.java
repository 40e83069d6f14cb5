package io.quarkiverse.handlertesting.deployment;

import java.util.Optional;
import java.util.logging.Handler;

import io.quarkiverse.handlertesting.runtime.internal.config.TapsConfig;
import io.quarkiverse.handlertesting.runtime.internal.taps.LogRecorder;
import io.quarkiverse.handlertesting.runtime.internal.taps.LogTap;
import io.quarkus.arc.deployment.AdditionalBeanBuildItem;
import io.quarkus.builder.item.SimpleBuildItem;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.Consume;
import io.quarkus.deployment.annotations.ExecutionTime;
import io.quarkus.deployment.annotations.Record;
import io.quarkus.deployment.builditem.LogHandlerBuildItem;
import io.quarkus.deployment.builditem.ShutdownContextBuildItem;
import io.quarkus.deployment.logging.LoggingSetupBuildItem;
import io.quarkus.runtime.RuntimeValue;

/** Adds the handler that records the log records of tests, unless the configuration switches it off. */
@BuildSteps(onlyIf = IsTest.class)
class LogProcessor {

    /** The handler of the running application. */
    static final class LogTapBuildItem extends SimpleBuildItem {

        private final RuntimeValue<Optional<Handler>> handler;

        LogTapBuildItem(RuntimeValue<Optional<Handler>> handler) {
            this.handler = handler;
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    void handler(TapsConfig taps, LogRecorder recorder, BuildProducer<LogHandlerBuildItem> handlers,
            BuildProducer<LogTapBuildItem> tap) {
        if (taps.log()) {
            RuntimeValue<Optional<Handler>> handler = recorder.handler();
            handlers.produce(new LogHandlerBuildItem(handler));
            tap.produce(new LogTapBuildItem(handler));
        }
    }

    @BuildStep
    void tap(TapsConfig taps, BuildProducer<AdditionalBeanBuildItem> beans) {
        if (taps.log()) {
            beans.produce(AdditionalBeanBuildItem.unremovableOf(LogTap.class));
        }
    }

    @BuildStep
    @Record(ExecutionTime.RUNTIME_INIT)
    @Consume(LoggingSetupBuildItem.class)
    void detached(Optional<LogTapBuildItem> tap, LogRecorder recorder, ShutdownContextBuildItem shutdown) {
        tap.ifPresent(known -> recorder.addToDetached(known.handler, shutdown));
    }
}
