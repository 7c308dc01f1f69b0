package dev.claimport.aws.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PythonTextTest {

    @Test
    void wordsAreSplitAsShlexDoes() {
        assertEquals(Optional.of(List.of("a", "b c", "d\"e", "f'g", "", "h\\i", "?a=1&b=2", "#1", "|", ";")),
                PythonText.words("a  'b c'\td\\\"e \"f'g\" '' 'h\\i' ?a=1&b=2 #1 | ;"));
        assertEquals(Optional.of(List.of("Someone's MacBook Pro")), PythonText.words("'Someone'\"'\"'s MacBook Pro'"));
        assertEquals(Optional.of(List.of("C:\\x", "a\\b", "a\"b")), PythonText.words("'C:\\x' \"a\\b\" \"a\\\"b\""));
        assertEquals(Optional.of(List.of()), PythonText.words("  "));
        for (String open : List.of("'a", "\"a", "a\\", "\"a\\\"")) {
            assertEquals(Optional.empty(), PythonText.words(open), open);
        }
    }

    @Test
    void wordsOnWindowsAreSplitAsItsProgramsDo() {
        assertEquals(Optional.of(List.of("C:\\Program Files\\tool.exe", "?a=1&b=2", "say \"hi\"", "C:\\", "", "'a")),
                PythonText.windowsWords("\"C:\\Program Files\\tool.exe\" ?a=1&b=2 \"say \\\"hi\\\"\" C:\\ \"\" 'a"));
        assertEquals(Optional.of(List.of("a\\b c", "d")), PythonText.windowsWords("\"a\\b c\" d"));
        assertEquals(Optional.empty(), PythonText.windowsWords("\"a"));
    }
}
