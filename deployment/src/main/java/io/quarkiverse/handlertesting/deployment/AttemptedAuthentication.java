package io.quarkiverse.handlertesting.deployment;

import java.util.stream.Stream;

import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Has {@code HttpAuthenticator} take the identity that a request of a test names, before it chooses among the mechanisms of
 * the application: what {@code IdentityHook} gives is the result, unless it is {@code null}.
 */
final class AttemptedAuthentication extends ClassVisitor {

    private static final String METHOD = "attemptAuthentication";
    private static final String DESCRIPTOR = "(Lio/vertx/ext/web/RoutingContext;)Lio/smallrye/mutiny/Uni;";
    private static final String HOOK = "io/quarkiverse/handlertesting/runtime/internal/identity/IdentityHook";

    AttemptedAuthentication(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals(METHOD) || !descriptor.equals(DESCRIPTOR)) {
            return method;
        }
        return new AskFirst(method);
    }

    /** Whether the class has what is changed here. */
    static boolean isPossibleFor(Class<?> authenticator) {
        return Stream.of(authenticator.getDeclaredMethods()).anyMatch(method -> method.getName().equals(METHOD)
                && Type.getMethodDescriptor(method).equals(DESCRIPTOR));
    }

    private static final class AskFirst extends MethodVisitor {

        AskFirst(MethodVisitor visitor) {
            super(Opcodes.ASM9, visitor);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label asEver = new Label();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitMethodInsn(Opcodes.INVOKESTATIC, HOOK, "attempt", DESCRIPTOR, false);
            visitInsn(Opcodes.DUP);
            visitJumpInsn(Opcodes.IFNULL, asEver);
            visitInsn(Opcodes.ARETURN);
            visitLabel(asEver);
            visitInsn(Opcodes.POP);
        }
    }
}
