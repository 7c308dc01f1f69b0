package dev.claimport.practice.cloud.control;

import dev.claimport.practice.cloud.http.Call;
import dev.claimport.practice.cloud.registry.IotRegistry;
import java.util.List;

/**
 * A request that may be answered: signed by somebody who has the permission.
 *
 * @param names from the path, decoded and not yet checked
 * @param registry of the account that asks
 */
record IotRequest(Call call, List<String> names, Arns arns, IotRegistry registry) {}
