package io.quarkiverse.handlertesting.deployment;

import java.util.Optional;

import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.maven.dependency.ResolvedDependency;

/** Finds dependencies of the application. */
final class Dependencies {

    private Dependencies() {
    }

    /**
     * @param artifact group and artifact, separated by a colon
     */
    static Optional<ResolvedDependency> find(CurateOutcomeBuildItem application, String artifact) {
        for (ResolvedDependency dependency : application.getApplicationModel().getDependencies()) {
            if (artifact.equals(dependency.getGroupId() + ':' + dependency.getArtifactId())) {
                return Optional.of(dependency);
            }
        }
        return Optional.empty();
    }
}
