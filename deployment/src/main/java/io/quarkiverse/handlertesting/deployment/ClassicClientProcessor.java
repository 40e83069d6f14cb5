package io.quarkiverse.handlertesting.deployment;

import java.net.URI;
import java.util.List;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

import io.quarkiverse.handlertesting.runtime.internal.selfcheck.Ability;
import io.quarkus.deployment.Capabilities;
import io.quarkus.deployment.Capability;
import io.quarkus.deployment.IsTest;
import io.quarkus.deployment.annotations.BuildProducer;
import io.quarkus.deployment.annotations.BuildStep;
import io.quarkus.deployment.annotations.BuildSteps;

/** Changes the class by which each client of RESTEasy Classic sends its requests, so that those without a response are seen. */
@BuildSteps(onlyIf = IsTest.class)
class ClassicClientProcessor {

    private static final String INVOCATION = "org.jboss.resteasy.client.jaxrs.internal.ClientInvocation";
    private static final String INVOKE = "invoke()Lorg/jboss/resteasy/client/jaxrs/internal/ClientResponse;";
    private static final String ENGINE = "org/jboss/resteasy/client/jaxrs/ClientHttpEngine";
    private static final String PARAMETERS = "Ljakarta/ws/rs/client/Invocation;";
    private static final String RESPONSE = "Ljakarta/ws/rs/core/Response;";
    /** By name, since the class cannot be loaded in an application without this client. */
    private static final String TAP = "io/quarkiverse/handlertesting/runtime/internal/taps/ClassicCallTap";

    @BuildStep
    void client(Capabilities capabilities, BuildProducer<ExpectedClassBuildItem> expected) {
        if (capabilities.isPresent(Capability.RESTEASY_CLIENT)) {
            expected.produce(new ExpectedClassBuildItem(Ability.FAILED_CALLS, "requests of RESTEasy Classic's client",
                    new ExpectedClass("org.jboss.resteasy:resteasy-client", INVOCATION,
                            List.of(ExpectedMethod.changed(INVOKE, TAP, "invoke")), Sender::new)));
        }
    }

    /** Makes the method call the tap instead of the engine, with the method and the address of the request. */
    private static final class Sender extends ClassVisitor {

        private String type;

        Sender(ClassVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visit(int version, int access, String name, String signature, String superName, String[] interfaces) {
            type = name;
            super.visit(version, access, name, signature, superName, interfaces);
        }

        @Override
        public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
            MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
            return !INVOKE.equals(name + descriptor) ? method : new MethodVisitor(Opcodes.ASM9, method) {
                @Override
                public void visitMethodInsn(int opcode, String owner, String called, String parameters, boolean ofInterface) {
                    if (owner.equals(ENGINE) && called.equals("invoke")) {
                        property("getMethod", String.class);
                        property("getUri", URI.class);
                        super.visitMethodInsn(Opcodes.INVOKESTATIC, TAP, "invoke", "(L" + ENGINE + ";" + PARAMETERS
                                + "Ljava/lang/String;Ljava/net/URI;)" + RESPONSE, false);
                    } else {
                        super.visitMethodInsn(opcode, owner, called, parameters, ofInterface);
                    }
                }

                private void property(String getter, Class<?> result) {
                    visitVarInsn(Opcodes.ALOAD, 0);
                    super.visitMethodInsn(Opcodes.INVOKEVIRTUAL, type, getter, "()" + Type.getDescriptor(result), false);
                }
            };
        }
    }
}
