package io.quarkiverse.handlertesting.deployment;

import java.util.Optional;

import org.jboss.jandex.DotName;
import org.jboss.jandex.MethodInfo;
import org.jboss.logging.Logger;

import io.quarkus.arc.deployment.BeanDiscoveryFinishedBuildItem;
import io.quarkus.arc.processor.ObserverInfo;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;

/** Warns of observers whose work never runs. */
@BuildSteps(onlyIf = IsTest.class)
class ObserverProcessor {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private static final String MUTINY = "io.smallrye.mutiny.";

    @BuildStep
    @Produce(ServiceStartBuildItem.class)
    void warn(BeanDiscoveryFinishedBuildItem discovery) {
        for (ObserverInfo observer : discovery.getObservers()) {
            if (!observer.isSynthetic()) {
                warning(observer.getObserverMethod()).ifPresent(LOG::warn);
            }
        }
    }

    private static Optional<String> warning(MethodInfo observer) {
        DotName type = observer.returnType().name();
        if (!type.equals(DotName.createSimple(MUTINY + "Uni")) && !type.equals(DotName.createSimple(MUTINY + "Multi"))) {
            return Optional.empty();
        }
        return Optional.of("The observer " + SimpleNames.of(observer.declaringClass().name()) + "." + observer.name()
                + " returns a " + type.withoutPackagePrefix()
                + ", but nothing subscribes to what an observer returns: its work never runs. Subscribe to it in the observer, or"
                + " wait for it there.");
    }
}
