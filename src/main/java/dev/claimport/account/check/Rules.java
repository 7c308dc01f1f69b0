package dev.claimport.account.check;

import java.util.List;
import java.util.stream.Stream;

/** All rules, in the order of the guide's page. */
public final class Rules {

    private static final List<Rule> ALL = Stream.of(FormRules.all(), ParameterRules.all(), FunctionRules.all(), ThingRules.all(), CertificateRules.all(),
            PolicyRules.all(), OwnClientRules.all(), PolicyTextRules.all(), DeviceConfigurationRules.all(), SettingRules.all(), AccountRules.all()).flatMap(List::stream).toList();

    private Rules() {}

    public static List<Rule> all() {
        return ALL;
    }
}
