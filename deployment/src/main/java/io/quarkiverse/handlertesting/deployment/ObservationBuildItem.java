package io.quarkiverse.handlertesting.deployment;

import org.jboss.jandex.DotName;

import io.quarkus.builder.item.MultiBuildItem;

/** A test class observes the calls of a type. */
final class ObservationBuildItem extends MultiBuildItem {

    private final DotName testClass;
    private final DotName type;

    ObservationBuildItem(DotName testClass, DotName type) {
        this.testClass = testClass;
        this.type = type;
    }

    DotName testClass() {
        return testClass;
    }

    DotName type() {
        return type;
    }
}
