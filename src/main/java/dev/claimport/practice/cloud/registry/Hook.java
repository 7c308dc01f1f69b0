package dev.claimport.practice.cloud.registry;

import dev.claimport.failure.Problem;
import java.util.Map;

/**
 * A pre-provisioning hook (developer guide, "Pre-provisioning hooks").
 *
 * @param targetArn of its function
 * @param function what answers in its place
 */
public record Hook(String targetArn, Function function) {

    /** Whether devices are let in. Asked by many threads. */
    @FunctionalInterface
    public interface Function {

        /** @throws FailedException for whatever AWS IoT takes for a refusal */
        Answer ask(Request request) throws FailedException;
    }

    /** What it is told of the device. @param clientId with which the device is connected */
    public record Request(String claimCertificateId, String certificateId, String certificatePem, String templateArn, String clientId, Map<String, String> parameters) {}

    /** @param overrides values of parameters that count instead of the device's, or besides them */
    public record Answer(boolean allows, Map<String, String> overrides) {

        public static final Answer ALLOWED = new Answer(true, Map.of());
        public static final Answer DENIED = new Answer(false, Map.of());
    }

    /** It gave no answer that AWS IoT would understand, or none in time. */
    public static final class FailedException extends Exception {

        private final transient Problem problem;

        public FailedException(Problem problem) {
            super(problem.toString());
            this.problem = problem;
        }

        public Problem problem() {
            return problem;
        }
    }
}
