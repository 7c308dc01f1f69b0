package dev.claimport.practice.cloud.policy;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;

/** Looks for policy documents that break what reads or evaluates them; only on request. */
@Tag("fuzz")
class PolicyFuzzTest {

    private static final PolicyEvaluator EVALUATOR = new PolicyEvaluator("arn:aws:iot:eu-west-1:112233445566:");

    @FuzzTest(maxDuration = "4m")
    void evaluate(byte[] bytes) {
        Connection connection = new Connection("device-1", Optional.empty(), Map.of(), "127.0.0.1", Set.of(Connection.PERSISTENT), Optional.empty());
        try {
            Policy policy = Policy.read("p", new String(bytes, StandardCharsets.UTF_8));
            for (PolicyAction action : PolicyAction.values()) {
                Decision decision = EVALUATOR.decide(List.of(policy), action, "device-1", connection);
                assertTrue(decision.looked().size() == policy.statements().size() && (decision.allowed() || !decision.looked().isEmpty()));
            }
        } catch (PolicyFault fault) {
            assertTrue(fault.getMessage().length() < 10_000);
        }
    }
}
