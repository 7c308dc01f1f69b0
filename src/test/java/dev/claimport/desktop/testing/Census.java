package dev.claimport.desktop.testing;

import java.lang.management.ManagementFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.management.JMException;
import javax.management.ObjectName;

/** How many objects of which class are in use, after what is not has been collected. */
public final class Census {

    private Census() {}

    /** @param counted which classes, by their names; those of lambda expressions are left out */
    public static Map<String, Long> of(Predicate<String> counted) {
        Map<String, Long> found = new TreeMap<>();
        for (String line : histogram().split("\n")) {
            String[] row = line.strip().split("\\s+");
            // num: #instances #bytes class name (module)
            if (row.length >= 4 && row[0].matches("\\d+:") && !row[3].contains("$$Lambda") && counted.test(row[3])) {
                found.put(row[3], Long.valueOf(row[1]));
            }
        }
        return found;
    }

    private static String histogram() {
        try {
            return (String) ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                    new Object[] {new String[0]}, new String[] {String[].class.getName()});
        } catch (JMException e) {
            throw new AssertionError(e);
        }
    }
}
