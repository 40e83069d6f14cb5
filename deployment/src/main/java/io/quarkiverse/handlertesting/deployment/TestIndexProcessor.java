package io.quarkiverse.handlertesting.deployment;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;

import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;
import io.quarkus.deployment.builditem.AdditionalIndexedClassesBuildItem;
import io.quarkus.deployment.builditem.ApplicationArchivesBuildItem;
import io.quarkus.deployment.builditem.TestClassBeanBuildItem;
import io.quarkus.deployment.pkg.builditem.CurateOutcomeBuildItem;
import io.quarkus.maven.dependency.ResolvedDependency;
import io.quarkus.paths.PathVisit;

/**
 * Adds classes of tests to the index that Quarkus leaves out: base classes of test classes in any jar, and classes of a
 * test-jar that create fixtures. A test-jar usually has no index of its own. Its test classes are left out: what they name
 * belongs to their own application.
 */
@BuildSteps(onlyIf = IsTest.class)
class TestIndexProcessor {

    @BuildStep
    void index(ApplicationArchivesBuildItem archives, List<TestClassBeanBuildItem> tests, CurateOutcomeBuildItem outcome,
            BuildProducer<AdditionalIndexedClassesBuildItem> indexed) {
        IndexView application = archives.getRootArchive().getIndex();
        Set<String> classes = bases(application, tests.stream().map(TestClassBeanBuildItem::getTestClassName).toList());
        outcome.getApplicationModel().getDependencies().stream().filter(TestIndexProcessor::isTestJar)
                .forEach(jar -> classes.addAll(hosts(jar)));
        // Quarkus fails the build of a class that it cannot read.
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        classes.removeIf(name -> loader.getResource(name.replace('.', '/') + ".class") == null);
        indexed.produce(new AdditionalIndexedClassesBuildItem(classes.toArray(String[]::new)));
    }

    /** The superclasses and interfaces of test classes that the index of the application lacks. */
    static Set<String> bases(IndexView application, Collection<String> tests) {
        Stream<DotName> annotated = application.getAnnotations(FixtureProcessor.QUARKUS_TEST).stream()
                .map(annotation -> annotation.target().asClass().name());
        Set<String> bases = new TreeSet<>();
        Stream.concat(annotated, tests.stream().map(DotName::createSimple))
                .forEach(test -> addBases(application, application.getClassByName(test), bases));
        return bases;
    }

    private static void addBases(IndexView application, ClassInfo type, Set<String> bases) {
        if (type == null) {
            return;
        }
        Stream.concat(Stream.ofNullable(type.superName()), type.interfaceNames().stream()).forEach(parent -> {
            ClassInfo known = application.getClassByName(parent);
            if (known != null) {
                addBases(application, known, bases);
            } else if (!parent.equals(DotName.OBJECT_NAME)) {
                bases.add(parent.toString());
            }
        });
    }

    static boolean isTestJar(ResolvedDependency dependency) {
        return "test-jar".equals(dependency.getType()) || "tests".equals(dependency.getClassifier());
    }

    /** The classes of a jar that are no tests and create fixtures. */
    static Set<String> hosts(ResolvedDependency jar) {
        Indexer indexer = new Indexer();
        jar.getContentTree().walk(file -> index(file, indexer));
        return FixtureProcessor.methods(indexer.complete()).stream().map(MethodInfo::declaringClass)
                .filter(host -> !host.isAbstract() && !host.hasDeclaredAnnotation(FixtureProcessor.QUARKUS_TEST))
                .map(host -> host.name().toString()).collect(Collectors.toCollection(TreeSet::new));
    }

    private static void index(PathVisit file, Indexer indexer) {
        if (!file.getRelativePath().endsWith(".class") || file.getRelativePath().endsWith("module-info.class")) {
            return;
        }
        try (InputStream bytes = Files.newInputStream(file.getPath())) {
            indexer.index(bytes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
