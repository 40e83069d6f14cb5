package io.quarkiverse.handlertesting.deployment;

import org.jboss.logging.Logger;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Has {@code HttpAuthenticator} take the identity that a request of a test names, before it chooses among the mechanisms of
 * the application: what {@code IdentityHook} gives is the result, unless it is {@code null}.
 */
final class AttemptedAuthentication extends ClassVisitor {

    private static final Logger LOG = Logger.getLogger("io.quarkiverse.handlertesting");

    private static final String METHOD = "attemptAuthentication";
    private static final String DESCRIPTOR = "(Lio/vertx/ext/web/RoutingContext;)Lio/smallrye/mutiny/Uni;";
    private static final String HOOK = "io/quarkiverse/handlertesting/runtime/internal/identity/IdentityHook";

    private boolean changed;

    AttemptedAuthentication(ClassVisitor visitor) {
        super(Opcodes.ASM9, visitor);
    }

    @Override
    public MethodVisitor visitMethod(int access, String name, String descriptor, String signature, String[] exceptions) {
        MethodVisitor method = super.visitMethod(access, name, descriptor, signature, exceptions);
        if (!name.equals(METHOD) || !descriptor.equals(DESCRIPTOR)) {
            return method;
        }
        changed = true;
        return new AskFirst(method);
    }

    @Override
    public void visitEnd() {
        if (!changed) {
            LOG.warn("session.as(...) does not work with this version of Quarkus: its HttpAuthenticator is another.");
        }
        super.visitEnd();
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
