# What fleet provisioning needs for @name@, the same as cloudformation/stack.yaml: made by "claimport setup", to be read before it is applied.
# The account and the region stand in the policies: apply it to @account@ in @region@ alone.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = ">= 5.57"
    }
  }
}

variable "permissions_boundary" {
  type        = string
  default     = null
  description = "ARN of the permissions boundary that roles must have in this organisation"
}

# Registration adds things to groups and types, and makes none: they come first.
resource "aws_iot_thing_type" "devices" {
  name = "@name@"
}

resource "aws_iot_thing_group" "devices" {
  name = "@name@"
}

# What each device may do once it is registered: be itself, and its own topics.
resource "aws_iot_policy" "device" {
  name   = "@name@-device"
  policy = file("${path.module}/../iam/device.json")
}

# What AWS IoT may do to register a device.
resource "aws_iam_role" "provisioning" {
  name                 = "@name@-provisioning"
  assume_role_policy   = file("${path.module}/../iam/trust.json")
  permissions_boundary = var.permissions_boundary
}

resource "aws_iam_role_policy_attachment" "provisioning" {
  role       = aws_iam_role.provisioning.name
  policy_arn = "arn:@partition@:iam::aws:policy/service-role/AWSIoTThingsRegistration"
}

resource "aws_iot_provisioning_template" "devices" {
  name                  = "@name@"
  type                  = "FLEET_PROVISIONING"
  description           = "Devices of @name@"
  enabled               = true
  provisioning_role_arn = aws_iam_role.provisioning.arn
  template_body         = file("${path.module}/../template.json")
  tags                  = { made-by = "claimport" }
@hookSetting@
  depends_on = [
    aws_iot_thing_type.devices,
    aws_iot_thing_group.devices,
    aws_iot_policy.device,
    aws_iam_role_policy_attachment.provisioning,
    @hookDependency@
  ]
}
@hook@
output "template_name" {
  value = aws_iot_provisioning_template.devices.name
}

output "template_arn" {
  value = aws_iot_provisioning_template.devices.arn
}

output "device_policy_name" {
  value = aws_iot_policy.device.name
}

output "provisioning_role_arn" {
  value = aws_iam_role.provisioning.arn
}
