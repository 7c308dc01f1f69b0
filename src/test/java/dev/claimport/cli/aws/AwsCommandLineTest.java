package dev.claimport.cli.aws;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which command lines are answered as the AWS CLI answers, whatever is wrong with them. */
class AwsCommandLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"iot create-provisioning-claim --template-name x", "iot", "iott list",
            "--region x iot list-provisioning-templates",
        "--endpoint-url http://x --template-name y iot create-provisioning-claim", "--no-cli-pager=1 x", "--query= A iot x",
                "--outp text", "--debug", "--template-name x iot create-provisioning-claim"})
    void theAwsClisAreItsOwn(String line) {
        assertEquals(Optional.of(Arrays.asList(line.split(" "))), AwsCommandLine.leads(line.split(" ")));
    }

    @Test
    void theShortcutMeansTheLongCommand() {
        assertEquals(Optional.of(List.of("iot", "create-provisioning-claim", "--template-name", "x")),
                AwsCommandLine.leads("create-provisioning-claim", "--template-name", "x"));
        assertEquals(Optional.of(List.of("--region", "x", "iot", "create-provisioning-claim")), AwsCommandLine.leads("--region", "x",
                "create-provisioning-claim"));
        assertEquals(Optional.of(List.of("iot", "create-provisioning-clam")), AwsCommandLine.leads("create-provisioning-clam"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "--version", "-h", "-V", "-x", "--", "--nonsense", "handover --template-name x",
            "ports --output json", "practice cloud", "completion bash"})
    void everythingElseIsClaimports(String line) {
        assertEquals(Optional.empty(), AwsCommandLine.leads(line.split(" ")));
    }

    @Test
    void nothingAtAllIsNoCommand() {
        assertEquals(Optional.empty(), AwsCommandLine.leads());
    }
}
