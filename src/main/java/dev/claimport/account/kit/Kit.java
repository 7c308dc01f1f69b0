package dev.claimport.account.kit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.claimport.account.folder.AwsNames;
import dev.claimport.iot.IotRegions;
import dev.claimport.iot.PolicyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import software.amazon.awssdk.regions.Region;

/**
 * What a kit is made from. Everything that it makes is called after its name, so that two of them never meet.
 *
 * @param name of template, thing type and thing group
 * @param account of twelve digits
 * @param parameters what the technician gives besides the serial number; attributes of the thing
 * @param hook whether devices are let in by a list of serial numbers alone
 */
public record Kit(String name, String account, String region, List<String> parameters, boolean hook) {

    /** What no two devices have alike. */
    static final String SERIAL_NUMBER = "SerialNumber";

    /** With what is added to it, a permission set's name has 32 characters at most. */
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_-]{1,20}");
    private static final Pattern PARAMETER = Pattern.compile("[A-Za-z][0-9A-Za-z]{0,39}");
    /** A thing with a type has 50 attributes, and the body room for about so many. */
    private static final int MOST_PARAMETERS = 20;

    public Kit {
        parameters = List.copyOf(parameters);
        if (!isName(name) || !isAccount(account) || !isRegion(region) || !areParameters(parameters)) {
            throw new IllegalArgumentException("no kit can be made of this");
        }
    }

    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    public static boolean isAccount(String account) {
        return AwsNames.isAccount(account);
    }

    public static boolean isRegion(String region) {
        return AwsNames.isRegion(region);
    }

    /** Letters and digits, each once; the serial number is one anyway. */
    public static boolean areParameters(List<String> names) {
        return names.size() <= MOST_PARAMETERS && names.stream().distinct().count() == names.size()
                && names.stream().allMatch(name -> PARAMETER.matcher(name).matches() && !name.equals(SERIAL_NUMBER));
    }

    String partition() {
        return IotRegions.partition(Region.of(region));
    }

    /** {@code arn:aws:iot:eu-west-1:123456789012:} and what follows. */
    String iotArn(String resource) {
        return "arn:" + partition() + ":iot:" + region + ":" + account + ":" + resource;
    }

    public String policyName() {
        return name + "-device";
    }

    public String roleName() {
        return name + "-provisioning";
    }

    public String roleArn() {
        return "arn:" + partition() + ":iam::" + account + ":role/" + roleName();
    }

    public String functionName() {
        return name + "-hook";
    }

    public String functionArn() {
        return "arn:" + partition() + ":lambda:" + region + ":" + account + ":function:" + functionName();
    }

    /** As {@code kit.json} has it. */
    String json() {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("name", name).put("account", account).put("region", region);
        parameters.forEach(json.putArray("parameters")::add);
        return PolicyText.text(json.put("hook", hook));
    }

    /** What {@link #json} wrote; empty for anything else. */
    static Optional<Kit> of(String json) {
        try {
            JsonNode kit = new ObjectMapper().readTree(json);
            List<String> parameters = new ArrayList<>();
            kit.path("parameters").forEach(parameter -> parameters.add(parameter.asText()));
            return Optional.of(new Kit(kit.path("name").asText(), kit.path("account").asText(), kit.path("region").asText(), parameters, kit.path("hook").asBoolean()));
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
