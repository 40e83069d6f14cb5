package io.quarkiverse.handlertesting.runtime.internal.cookies.comparison;

import java.util.List;
import java.util.stream.Stream;

/** All cases, in the order of the documentation. */
final class CookieCases {

    record Group(String title, List<CookieCase> cases) {
    }

    static final List<Group> GROUPS = List.of(
            new Group("Hosts and domains", DomainCases.ALL),
            new Group("Paths and order", PathCases.ALL),
            new Group("Secure connections", SecureCases.ALL),
            new Group("Expiry", ExpiryCases.ALL),
            new Group("Names and values", ValueCases.ALL),
            new Group("Redirects", RedirectCases.ALL));

    private CookieCases() {
    }

    static Stream<CookieCase> all() {
        return GROUPS.stream().flatMap(group -> group.cases().stream());
    }
}
