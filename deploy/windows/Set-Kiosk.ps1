#Requires -RunAsAdministrator
#Requires -Version 5.1
<#
.SYNOPSIS
Makes a Windows machine a museum kiosk, or takes that back. Written from documentation and not run yet: try it first.

.DESCRIPTION
Needs Windows 10/11 Enterprise, Education or IoT Enterprise, for Shell Launcher. Makes a local user without rights, gives
it the kiosk in place of the desktop, signs it in by itself, and turns off edge swipes, notifications, sleep and the lock
screen. The application must be installed for the whole machine (the NSIS installer does).

.PARAMETER Venue
Where the kiosk stands.

.PARAMETER Undo
Takes everything back.
#>
[CmdletBinding(SupportsShouldProcess)]
param(
  [ValidateSet('bangkok-city-library', 'astana-national-library')]
  [string] $Venue = 'bangkok-city-library',
  [switch] $Undo
)

Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$user = 'kiosk'
$application = Join-Path $env:ProgramFiles 'sister-cities-kiosk\sister-cities-kiosk.exe'
$data = Join-Path $env:ProgramData 'sister-cities-kiosk'
$bridge = 'root\standardcimv2\embedded'
# What Shell Launcher does when the program ends: 0 starts it again.
$startAgain = 0

# Each policy: path, name, value that a kiosk has.
$policies = @(
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI', 'AllowEdgeSwipe', 0),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\Explorer', 'DisableNotificationCenter', 1),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\CurrentVersion\PushNotifications', 'NoToastApplicationNotification', 1),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\Personalization', 'NoLockScreen', 1),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\System', 'DisableLogonBackgroundImage', 1),
  @('HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate\AU', 'NoAutoRebootWithLoggedOnUsers', 1),
  @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'DisableTaskMgr', 1),
  @('HKLM:\SOFTWARE\Microsoft\Windows\CurrentVersion\Policies\System', 'HideFastUserSwitching', 1),
  @('HKLM:\SYSTEM\CurrentControlSet\Control\Windows', 'ErrorMode', 2)
)

function Assert-Edition {
  $edition = (Get-CimInstance Win32_OperatingSystem).Caption
  if ($edition -notmatch 'Enterprise|Education|IoT') {
    throw "Shell Launcher is not part of $edition. A kiosk needs Enterprise, Education or IoT Enterprise."
  }
}

function Add-KioskUser {
  if (Get-LocalUser -Name $user -ErrorAction SilentlyContinue) { return }
  $bytes = New-Object byte[] 24
  [Security.Cryptography.RandomNumberGenerator]::Create().GetBytes($bytes)
  $secret = ConvertTo-SecureString ([Convert]::ToBase64String($bytes)) -AsPlainText -Force
  New-LocalUser -Name $user -Password $secret -PasswordNeverExpires -UserMayNotChangePassword | Out-Null
  Add-LocalGroupMember -SID 'S-1-5-32-545' -Member $user
}

function Get-Sid([string] $Name) {
  (New-Object Security.Principal.NTAccount($Name)).Translate([Security.Principal.SecurityIdentifier]).Value
}

function Enable-Kiosk {
  Assert-Edition
  if (-not (Test-Path $application)) { throw "The kiosk is not installed: $application is missing." }
  Add-KioskUser
  New-Item -ItemType Directory -Force -Path $data | Out-Null
  # The kiosk and the administrators, and nobody else.
  icacls $data /inheritance:r /grant:r "${user}:(OI)(CI)M" '*S-1-5-32-544:(OI)(CI)F' '*S-1-5-18:(OI)(CI)F' | Out-Null

  Enable-WindowsOptionalFeature -Online -FeatureName Client-DeviceLockdown, Client-EmbeddedShellLauncher -All -NoRestart | Out-Null
  $shell = [wmiclass]"\\localhost\${bridge}:WESL_UserSetting"
  $shell.SetDefaultShell('explorer.exe', $startAgain) | Out-Null
  $command = "`"$application`" --venue=$Venue --data=`"$data`""
  $sid = Get-Sid $user
  $shell.RemoveCustomShell($sid) | Out-Null
  $shell.SetCustomShell($sid, $command, $null, $null, $startAgain) | Out-Null
  $shell.SetEnabled($true) | Out-Null

  foreach ($policy in $policies) {
    if (-not (Test-Path $policy[0])) { New-Item -Path $policy[0] -Force | Out-Null }
    Set-ItemProperty -Path $policy[0] -Name $policy[1] -Value $policy[2] -Type DWord
  }
  foreach ($setting in 'monitor-timeout-ac', 'standby-timeout-ac', 'hibernate-timeout-ac') { powercfg /change $setting 0 }
  Write-Output "Set up for $Venue. Let $user sign in by itself with Autologon from Sysinternals, which keeps the password encrypted; then restart."
}

function Disable-Kiosk {
  $shell = [wmiclass]"\\localhost\${bridge}:WESL_UserSetting"
  $shell.SetEnabled($false) | Out-Null
  if (Get-LocalUser -Name $user -ErrorAction SilentlyContinue) {
    $shell.RemoveCustomShell((Get-Sid $user)) | Out-Null
    Remove-LocalUser -Name $user
  }
  foreach ($policy in $policies) { Remove-ItemProperty -Path $policy[0] -Name $policy[1] -ErrorAction SilentlyContinue }
  Write-Output "This machine is no kiosk any more. Data and packs are in $data."
}

if ($Undo) {
  if ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, 'Take the kiosk back')) { Disable-Kiosk }
}
elseif ($PSCmdlet.ShouldProcess($env:COMPUTERNAME, "Make a kiosk for $Venue")) { Enable-Kiosk }
