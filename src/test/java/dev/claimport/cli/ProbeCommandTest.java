package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claimport.failure.LinkFailure;
import dev.claimport.testing.ManualTime;
import dev.claimport.testing.ScriptedLink;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** {@code claimport probe}, beside other programs. */
class ProbeCommandTest {

    private static final String[] PROBE = {"probe", "--port", "/dev/ttyTEST"};

    private final RecordedTerminal terminal = new RecordedTerminal();

    private static List<String> programs(RecordedTerminal.Result result) throws Exception {
        JsonNode programs = new ObjectMapper().readTree(result.out()).path("programs");
        return StreamSupport.stream(programs.spliterator(), false).map(JsonNode::textValue).toList();
    }

    private void silence() {
        var time = new ManualTime();
        terminal.time = time;
        terminal.opening = _ -> new ScriptedLink(time, (_, _) -> new byte[0]);
    }

    @Test
    void programsThatReadThePortAsWellAreNamed() throws Exception {
        silence();
        terminal.others = List.of("cat", "minicom");
        RecordedTerminal.Result result = terminal.type(PROBE);
        assertEquals(1, result.exitCode());
        assertTrue(result.out().contains("/dev/ttyTEST is open in cat, minicom as well, and part of what the device says goes there. Close cat, minicom, then try again."), result.out());
        assertEquals(List.of("cat", "minicom"), programs(terminal.type("probe", "--port", "/dev/ttyTEST", "--output", "json")));
    }

    @Test
    void nobodyIsNamedWhereNobodyReads() throws Exception {
        silence();
        assertFalse(terminal.type(PROBE).out().contains("as well"));
        assertEquals(List.of(), programs(terminal.type("probe", "--port", "/dev/ttyTEST", "--output", "json")));
    }

    /** What another has to itself takes no part of anything. */
    @Test
    void ofPortThatIsBusyItIsNotSaidThatItIsShared() throws Exception {
        terminal.others = List.of("minicom");
        terminal.opening = path -> {
            throw new LinkFailure(LinkFailure.Kind.PORT_BUSY, Map.of("port", path)).exception();
        };
        assertFalse(terminal.type(PROBE).out().contains("as well"));
        assertEquals(List.of("minicom"), programs(terminal.type("probe", "--port", "/dev/ttyTEST", "--output", "json")));
    }
}
