package io.quarkiverse.handlertesting.deployment;

import java.util.Set;

import org.jboss.logging.Logger;

import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.Produce;
import io.quarkus.deployment.builditem.ServiceStartBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.maven.dependency.ResolvedDependency;

/**
 * Warns of a dependency that would ship this extension with the application. The only step that also runs outside tests:
 * there, all other steps do nothing, but the jar would still be packaged, and RestAssured and WireMock with it.
 */
class DependencyScopeProcessor {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private static final String GROUP_ID = "io.quarkiverse.handlertesting";
    private static final String ARTIFACT_ID = "quarkus-handler-testing";
    private static final Set<String> SHIPPED = Set.of("compile", "runtime");

    @BuildStep
    @Produce(ServiceStartBuildItem.class)
    void warn(CurateOutcomeBuildItem outcome) {
        for (ResolvedDependency dependency : outcome.getApplicationModel().getDependencies()) {
            if (dependency.getGroupId().equals(GROUP_ID) && dependency.getArtifactId().equals(ARTIFACT_ID)
                    && SHIPPED.contains(dependency.getScope())) {
                LOG.warnf(
                        "%s:%s has the scope '%s': it would be packaged with the application, and RestAssured and WireMock with it."
                                + " Add <scope>test</scope> to the dependency.",
                        GROUP_ID, ARTIFACT_ID, dependency.getScope());
            }
        }
    }
}
