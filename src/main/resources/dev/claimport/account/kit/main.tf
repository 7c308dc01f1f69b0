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

variable "log_level" {
  type        = string
  default     = null
  description = "What AWS IoT logs, for the whole account and region: ERROR, WARN, INFO or DEBUG; null leaves that as it is"
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
  policy = file("${path.module}/../policies/@name@-device.json")
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
  template_body         = file("${path.module}/../templates/@name@/1.json")
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

# Why a device was refused stands in the log group AWSIotLogsV2 alone.
resource "aws_iam_role" "log" {
  count                = var.log_level == null ? 0 : 1
  name                 = "@name@-log"
  assume_role_policy   = file("${path.module}/../iam/trust.json")
  permissions_boundary = var.permissions_boundary
}

resource "aws_iam_role_policy" "log" {
  count = var.log_level == null ? 0 : 1
  name  = "logs"
  role  = aws_iam_role.log[0].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect   = "Allow"
      Action   = ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents", "logs:PutRetentionPolicy"]
      Resource = "arn:@partition@:logs:@region@:@account@:log-group:AWSIotLogsV2*"
    }]
  })
}

resource "aws_iot_logging_options" "log" {
  count             = var.log_level == null ? 0 : 1
  default_log_level = var.log_level
  role_arn          = aws_iam_role.log[0].arn
}

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
