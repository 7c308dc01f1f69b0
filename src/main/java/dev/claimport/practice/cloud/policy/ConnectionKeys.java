package dev.claimport.practice.cloud.policy;

import dev.claimport.practice.cloud.policy.Connection.ConnectedThing;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a connection has to say for itself (developer guide, "AWS IoT Core policy variables"). */
final class ConnectionKeys implements ContextKeys {

    private static final Pattern INDEXED = Pattern.compile("(.+)\\.(\\d)");
    private static final String THING = "iot:Connection.Thing.";
    private static final String ATTRIBUTE = THING + "Attributes[";
    private static final String CERTIFICATE = "iot:Certificate.";
    private static final String ALL = ".List";
    /** Limit of the certificate's variables: values of a list that count. */
    private static final int MAX_VALUES = 5;

    private final Connection connection;

    ConnectionKeys(Connection connection) {
        this.connection = connection;
    }

    @Override
    public List<String> values(String key) {
        return switch (key) {
            case "iot:ClientId" -> List.of(connection.clientId());
            case "aws:SourceIp" -> List.of(connection.sourceIp());
            case "iot:ConnectAttributes" -> List.copyOf(connection.attributes());
            case "iot:LastWillTopic" -> connection.lastWillTopic().stream().toList();
            case THING + "IsAttached" -> List.of(Boolean.toString(connection.thing().isPresent()));
            case THING + "ThingName" -> connection.thing().stream().map(ConnectedThing::name).toList();
            case THING + "ThingTypeName" -> connection.thing().flatMap(ConnectedThing::typeName).stream().toList();
            default -> key.startsWith(ATTRIBUTE) && key.endsWith("]") ? attribute(key.substring(ATTRIBUTE.length(), key.length() - 1))
                    : key.startsWith(CERTIFICATE) ? certificate(key.substring(CERTIFICATE.length())) : List.of();
        };
    }

    private List<String> attribute(String name) {
        return connection.thing().map(thing -> thing.attributes().get(name)).stream().toList();
    }

    /** The first value, the one of an index, or all of a {@code .List}. */
    private List<String> certificate(String name) {
        if (name.endsWith(ALL)) {
            return all(name.substring(0, name.length() - ALL.length()));
        }
        Matcher indexed = INDEXED.matcher(name);
        return indexed.matches() ? all(indexed.group(1)).stream().skip(Long.parseLong(indexed.group(2))).limit(1).toList()
                : all(name).stream().limit(1).toList();
    }

    private List<String> all(String name) {
        return connection.certificate().getOrDefault(name, List.of()).stream().limit(MAX_VALUES).toList();
    }
}
