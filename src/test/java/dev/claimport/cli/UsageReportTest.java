package dev.claimport.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with arguments is said in our own words, whoever found it. */
class UsageReportTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ports --nix                                         | “--nix” is not understood here.
            ports --outptu text                                 | “--outptu” is not understood here. Did you mean --output?
            handover --tempalte-name x                          | “--tempalte-name” is not understood here. Did you mean --template-name?
            handover                                            | Missing: --template-name=NAME
            handover --template-name                            | Missing: --template-name=NAME
            config set                                          | Missing: SETTING, VALUE
            config                                              | Which of these is meant? list, get, set, unset
            handover --output xml                               | --output takes one of these: text, json
            practice cloud --http-port x                        | --http-port takes a whole number.
            practice cloud --http-port 70000                    | --http-port takes 0 to 65535.
            practice cloud --throttle 1 --throttle 2            | --throttle can be given only once.
            login --sso-session b --profile c                   | These do not go together: --sso-session, --profile
            login --start-url a --sso-region b --sso-session c  | These do not go together: --start-url, --sso-region, --sso-session
            login --start-url a --sso-region B                  | --sso-region takes a region such as eu-west-1.
            handover --template-name t --parameter x            | --parameter takes KEY=VALUE.
            """)
    void theMistakeIsNamedInALine(String line, String said) {
        RecordedTerminal.Result result = new RecordedTerminal().type(line.strip().split(" +"));
        assertEquals(ExitCodes.USAGE, result.exitCode());
        assertEquals("claimport: " + said, result.err().lines().findFirst().orElseThrow());
    }
}
