package io.quarkiverse.handlertesting.deployment;

import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.builder.item.MultiBuildItem;

/** A class of Quarkus or Vert.x that the extension expects, and what it is needed for. */
final class ExpectedClassBuildItem extends MultiBuildItem {

    private final Ability ability;
    private final String purpose;
    private final ExpectedClass expected;

    /**
     * @param ability what does not work without the class
     * @param purpose what the class is needed for, as the end of a line of a message
     */
    ExpectedClassBuildItem(Ability ability, String purpose, ExpectedClass expected) {
        this.ability = ability;
        this.purpose = purpose;
        this.expected = expected;
    }

    Ability ability() {
        return ability;
    }

    String purpose() {
        return purpose;
    }

    ExpectedClass expected() {
        return expected;
    }
}
