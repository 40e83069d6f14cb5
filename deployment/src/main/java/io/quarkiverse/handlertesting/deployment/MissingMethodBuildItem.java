package io.quarkiverse.handlertesting.deployment;

import io.quarkiverse.handlertesting.runtime.internal.selfcheck.MissingMethod;
import io.quarkus.builder.item.MultiBuildItem;

/** A method of Quarkus or Vert.x that was not found. */
final class MissingMethodBuildItem extends MultiBuildItem {

    private final MissingMethod method;

    MissingMethodBuildItem(MissingMethod method) {
        this.method = method;
    }

    MissingMethod method() {
        return method;
    }
}
