package io.quarkiverse.handlertesting.deployment;

import org.jboss.jandex.DotName;

/** The text of types in messages, without packages: {@code PullTest.Nested}. */
final class SimpleNames {

    private SimpleNames() {
    }

    static String of(DotName name) {
        return name.withoutPackagePrefix().replace('$', '.');
    }
}
