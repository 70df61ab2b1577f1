// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/mapping/model.h"
#include "core/sign/key_file.h"

#include <optional>
#include <string>

/// The key of a person as it lies on this machine.
namespace mw::sign {

/// The file that keeps a person's signing key where none is named: keys/<name>.key in the user's configuration folder
/// ($XDG_CONFIG_HOME/mapwright, else ~/.config/mapwright).
std::string keyPathOf(const std::string& name);

/// A key that was opened; one that is new is not written before keep(), so that what is refused leaves none behind.
struct PersonalKey {
    std::string path;
    SigningKey key;
    std::optional<SealedKey> made; ///< it is new
};

/// Opens the key in a file by its passphrase, or makes one where there is no such file. FileNotFound where that name is
/// enrolled in the document already: another key would only be a mistake in the path. WrongPassphrase, DamagedKey,
/// KeyTooOpen with the path.
Result<PersonalKey> openPersonalKey(const mapping::Document& document, const std::string& name, const std::string& passphrase,
                                    const std::string& path);
/// Writes a key that is new, in a folder for its owner alone; does nothing for another.
Result<void> keep(const PersonalKey& key);

} // namespace mw::sign
