package io.quarkiverse.handlertesting.deployment;

import org.jboss.jandex.DotName;

/** Types in messages, without their packages: {@code PullTest.Nested}. */
final class SimpleNames {

    private SimpleNames() {
    }

    static String of(DotName name) {
        return name.withoutPackagePrefix().replace('$', '.');
    }
}
