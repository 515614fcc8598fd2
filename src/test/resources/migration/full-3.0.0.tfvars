# Everything that module 3.0.0 can deploy, applied from its own folder.
project_name = "acme-gateway"
environment  = "prod"
azure_region = "westeurope"
tags         = { CostCenter = "42" }

registry_type = "dockerhub"
docker_credentials = {
  key_vault_name  = "portkey-kv"
  key_vault_rg    = "portkey-rg"
  username_secret = "docker-username"
  password_secret = "docker-password"
}
secrets_key_vault = {
  name           = "portkey-kv"
  resource_group = "portkey-rg"
}

network_mode = "new"
vnet_cidr    = "10.20.0.0/16"
ingress_type = "application_gateway"
app_gateway_config = {
  sku_name                     = "WAF_v2"
  sku_tier                     = "WAF_v2"
  capacity                     = 2
  enable_waf                   = true
  public                       = true
  gateway_host                 = "gateway.example.com"
  mcp_host                     = "mcp.example.com"
  ssl_cert_key_vault_secret_id = "https://my-ssl-kv.vault.azure.net/secrets/my-ssl-cert"
  ssl_cert_key_vault_rg        = "my-ssl-kv-rg"
}

server_mode        = "all"
gateway_config     = { cpu = 2, memory = "4Gi", min_replicas = 3, max_replicas = 30 }
dataservice_config = { enable_dataservice = true }

environment_variables = { gateway = { LOG_LEVEL = "info" }, data-service = { LOG_LEVEL = "info" } }
secrets = {
  gateway = {
    PORTKEY_CLIENT_AUTH   = "portkey-client-auth"
    ORGANISATIONS_TO_SYNC = "organisations-to-sync"
  }
}
control_plane_private_link = { outbound = true }
